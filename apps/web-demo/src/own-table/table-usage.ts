import type { Preprocessing, RowObject } from 'oneloop'
import type { Usage } from '../take-away/usage.ts'

/** The code that asks a saved network about one row: for Node, for a page, and for Python. */
export function usageOfTable(stem: string, { inputs, target }: Preprocessing, row: RowObject): Usage {
  const isClass = target.kind === 'classes'
  const shown = isClass ? 'answer.class, answer.probabilities' : 'answer.values'
  const fields = Object.entries(row).map(([name, value]) => `  ${key(name)}: ${literal(value)},`)
  const object = ['const row = {', ...fields, '}'].join('\n')
  const areNumbers = inputs.every(({ kind }) => kind === 'number')
  const cells = inputs.map(({ kind, name }) => ({ kind, name, value: row[name] ?? null }))
  const python = (value: unknown, kind: string) =>
    value === null ? (kind === 'number' ? 'np.nan' : '""') : JSON.stringify(value)
  const feed = areNumbers
    ? [
        'row = {"input": np.array([[',
        ...cells.map(({ kind, name, value }) => `    ${python(value, kind)},  # ${JSON.stringify(name)}`),
        ']], dtype=np.float64)}',
      ]
    : [
        'row = {',
        ...cells.map(({ kind, name, value }) => {
          const type = kind === 'number' ? 'np.float64' : 'object'
          return `    ${JSON.stringify(name)}: np.array([[${python(value, kind)}]], dtype=${type}),`
        }),
        '}',
      ]
  return {
    node: `// npm install oneloop
import { predictRows } from 'oneloop'
import { readModelFile } from 'oneloop/node'

const { model, preprocessing } = await readModelFile(${text(`${stem}.safetensors`)})
${object}
const [answer] = predictRows(model, preprocessing, [row])
console.log(${shown})
`,
    page: `<!doctype html>
<script type="importmap">{ "imports": { "oneloop": "https://cdn.jsdelivr.net/npm/oneloop" } }</script>
<output></output>
<script type="module">
import { predictRows, readModel } from 'oneloop'

const file = await fetch(${text(`${stem}.safetensors`)})
const { model, preprocessing } = await readModel(await file.blob())
${object}
const [answer] = predictRows(model, preprocessing, [row])
document.querySelector('output').textContent = ${isClass ? 'answer.class' : 'JSON.stringify(answer.values)'}
</script>
`,
    python: `# pip install onnxruntime
import numpy as np
import onnxruntime as ort

session = ort.InferenceSession(${JSON.stringify(`${stem}.onnx`)})
${feed.join('\n')}
${isClass ? 'label, probabilities = session.run(None, row)\nprint(label[0], probabilities[0])' : '[values] = session.run(None, row)\nprint(values[0])'}
`,
  }
}

function literal(value: unknown): string {
  return typeof value === 'string' ? text(value) : String(value)
}

/** A name as an object's key. */
function key(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : text(name)
}

/** A JavaScript string, in a script of a page too. */
function text(value: string): string {
  const quoted = JSON.stringify(value)
  return /["'\\<]/.test(quoted.slice(1, -1)) ? quoted.replaceAll('<', '\\u003c') : `'${value}'`
}
