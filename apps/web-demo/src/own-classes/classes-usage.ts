import type { Usage } from '../take-away/usage.ts'

/** The code that asks a saved network about drawings as they are saved: for Node, for a page, and for Python. */
export function usageOfClasses(stem: string, names: readonly string[]): Usage {
  return {
    node: `// After npm install oneloop, run this with the path of a drawing.
import { readFile } from 'node:fs/promises'
import { decodePicture, softmax } from 'oneloop'
import { readModelFile } from 'oneloop/node'

const { model, normalization, classNames } = await readModelFile('${stem}.safetensors')
const path = process.argv[2]
const { rgba } = await decodePicture(await readFile(path), path)
const features = Uint8Array.from({ length: 28 * 28 }, (_, i) => rgba[4 * i])
const probabilities = softmax(model.forward({ features, ...normalization }), classNames.length)
const best = probabilities.indexOf(Math.max(...probabilities))
console.log(classNames[best], probabilities[best])
`,
    page: `<!doctype html>
<script type="importmap">{ "imports": { "oneloop": "https://cdn.jsdelivr.net/npm/oneloop" } }</script>
<input type="file" accept=".png"> <output></output>
<script type="module">
import { decodePicture, readModel, softmax } from 'oneloop'

const file = await fetch('${stem}.safetensors')
const { model, normalization, classNames } = await readModel(await file.blob())
document.querySelector('input').onchange = async ({ target: { files: [drawing] } }) => {
  const { rgba } = await decodePicture(new Uint8Array(await drawing.arrayBuffer()), drawing.name)
  const features = Uint8Array.from({ length: 28 * 28 }, (_, i) => rgba[4 * i])
  const probabilities = softmax(model.forward({ features, ...normalization }), classNames.length)
  document.querySelector('output').textContent = classNames[probabilities.indexOf(Math.max(...probabilities))]
}
</script>
`,
    python: `# pip install onnxruntime; the drawings are those of drawings-idx.zip, unpacked
import numpy as np
import onnxruntime as ort

names = ${JSON.stringify(names)}
with open("images-idx3-ubyte", "rb") as file:
    images = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28 * 28)
session = ort.InferenceSession("${stem}.onnx")
probabilities = session.run(None, {session.get_inputs()[0].name: images})[0]
for row in probabilities:
    print(names[row.argmax()], row.max())
`,
  }
}
