// How far diabetes goes in a year, in the target's own units. Run it: npm start
import assert from 'node:assert/strict'
import { earlyStopping, fit, Mlp, meanSquaredError, predictRows, table, wasm } from 'oneloop'
import { diabetes } from 'oneloop/tables'

const LARGEST_ERROR = 50

const columns = await diabetes()
const patients = table(columns, { target: 'progression' })
const { train, validation, test } = patients.split({ parts: [0.7, 0.15, 0.15], seed: 1 })
const model = new Mlp([train.width, 32, train.outputs], { seed: 1 })
await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
  backend: wasm(),
  loss: meanSquaredError(),
  epochs: 200,
  validation: validation.loader(),
  callbacks: [earlyStopping({ patience: 20, restoreBest: true })],
})

const answers = predictRows(model, train.preprocessing!, columns)
const actual = columns.columns.find(({ name }) => name === 'progression')
const errors = Array.from(test.indices, (row) => {
  const [answer, value] = [answers[row], actual?.type === 'number' ? actual.values[row] : undefined]
  return answer?.kind === 'values' && value !== undefined ? Math.abs(answer.values['progression']! - value) : Number.NaN
})
const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
console.log(
  `off by ${mean.toFixed(1)} in the mean, of values from 25 to 346, on ${test.length} patients that it never saw`,
)
assert.ok(mean <= LARGEST_ERROR, `${mean} is above ${LARGEST_ERROR}`)
