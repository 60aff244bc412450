// A folder of pictures for each class: here digits by hand, written as PNG files. Run it: npm start
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { augment, encodePng, evaluate, fit, fitNormalize, Mlp, wasm } from 'oneloop'
import { readImageFolder } from 'oneloop/node'
import { digits } from 'oneloop/tables'

const TARGET_ACCURACY = 0.93

const folder = await mkdtemp('digits-')
const written = await digits()
for (const name of written.classNames) await mkdir(join(folder, name))
for (let i = 0; i < written.length; i++) {
  const grey = written.image(i).map((level) => level * 15)
  await writeFile(
    join(folder, written.classNames[written.labels[i]!]!, `${i}.png`),
    encodePng({ width: 8, height: 8, grey }),
  )
}

const images = await readImageFolder(folder) // .png and .jpg of any size, grey or colour
const parts = images.split({ parts: [0.85, 0.15], seed: 1, stratified: true })
const transform = fitNormalize(parts.train)
const train = parts.train.withTransform(transform)
const test = parts.test.withTransform(transform)
const model = new Mlp([images.width, 64, images.outputs], { seed: 1 })
const backend = wasm()
const loader = augment(train.loader({ batchSize: 32, shuffle: true, seed: 1 }), { shift: 0.5, rotate: 10, noise: 0.02 })
await fit(model, loader, { backend, epochs: 20 })

const { accuracy, count } = await evaluate(model, test.loader(), { backend })
console.log(`${((accuracy ?? 0) * 100).toFixed(1)} % of ${count} pictures that it never saw`)
await rm(folder, { recursive: true })
assert.ok(accuracy !== null && accuracy >= TARGET_ACCURACY, `${accuracy} is below ${TARGET_ACCURACY}`)
