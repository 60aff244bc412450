// Which grapes a wine is of, from 13 measurements. A file of your own: readCsv('wine.csv') of 'oneloop/node'. Run it: npm start
import assert from 'node:assert/strict'
import { crossEntropy, earlyStopping, evaluate, fit, Mlp, predictRows, table, wasm } from 'oneloop'
import { wine } from 'oneloop/tables'

const TARGET_ACCURACY = 0.95

const wines = table(await wine(), { target: 'cultivar' })
for (const { name, kind, why } of wines.profile) console.log(`${name.padEnd(30)} ${kind}: ${why}`)

const { train, validation, test } = wines.split({ parts: [0.7, 0.15, 0.15], seed: 1, stratified: true })
const model = new Mlp([train.width, 32, train.outputs], { seed: 1 })
const backend = wasm()
await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
  backend,
  loss: crossEntropy(),
  epochs: 200,
  validation: validation.loader(),
  callbacks: [earlyStopping({ patience: 20, restoreBest: true })],
})

const { accuracy, count } = await evaluate(model, test.loader(), { backend })
console.log(`${((accuracy ?? 0) * 100).toFixed(1)} % of ${count} wines that it never saw`)

const [answer] = predictRows(model, train.preprocessing!, await wine())
console.log(answer?.kind === 'class' && `the first one is of ${answer.class}`)
assert.ok(accuracy !== null && accuracy >= TARGET_ACCURACY, `${accuracy} is below ${TARGET_ACCURACY}`)
