import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EpochReport, History } from './index.ts'

const anyNumber = fc.double()
const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const reports = fc
  .array(
    fc.record({
      loss: anyNumber,
      accuracy: fc.option(fraction),
      validationLoss: fc.option(anyNumber),
      trainAccuracy: fc.option(fraction),
      learningRate: fc.double({ min: 0, max: 10, noNaN: true }),
      seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
    }),
    { maxLength: 12 },
  )
  .map((list): EpochReport[] => list.map((report, i) => ({ epoch: i + 1, ...report })))
const withMetrics = fc
  .tuple(reports, fc.array(fc.dictionary(fc.constantFrom('mae', 'rmse', 'top-5'), anyNumber, { minKeys: 1 })))
  .map(([list, metrics]) =>
    list.map((report, i) => (metrics[i] === undefined ? report : { ...report, metrics: metrics[i] })),
  )

test('JSON and CSV read back to the same bits, NaN and infinities too', () => {
  fc.assert(
    fc.property(withMetrics, (list) => {
      const history = new History(list)
      expect(History.fromJSON(JSON.parse(JSON.stringify(history))).epochs).toEqual(history.epochs)
      expect(History.fromCSV(history.toCSV()).epochs).toEqual(history.epochs)
      expect(history.toCSV().split('\n')).toHaveLength(list.length + 2)
    }),
  )
})

test('a spreadsheet may reorder the columns and change the line ends', () => {
  const csv =
    '\uFEFFseconds,epoch,loss,accuracy,validationLoss,trainAccuracy,learningRate\r\n2,1,0.4,0.93,,0.9,0.001\r\n'
  expect(History.fromCSV(csv).epochs).toEqual([
    { epoch: 1, loss: 0.4, accuracy: 0.93, validationLoss: null, trainAccuracy: 0.9, learningRate: 0.001, seconds: 2 },
  ])
})

test('best takes the largest accuracy and the smallest loss, as sorting would', () => {
  fc.assert(
    fc.property(reports, (list) => {
      const history = new History(list)
      for (const [by, sign] of [
        ['accuracy', -1],
        ['trainAccuracy', -1],
        ['loss', 1],
        ['validationLoss', 1],
      ] as const) {
        const values = list.flatMap(({ [by]: value }) => (value === null || Number.isNaN(value) ? [] : [value * sign]))
        const worst = by.endsWith('oss') ? Number.POSITIVE_INFINITY : 0
        const ranked = values.filter((value) => value !== worst).sort((a, b) => a - b)
        if (ranked.length > 0) expect(history.best(by)?.[by]).toBe(ranked[0]! * sign + 0)
      }
    }),
  )
})

test('what is not a history gives a typed error that names the fault', () => {
  const good = {
    epoch: 1,
    loss: 1,
    accuracy: null,
    validationLoss: null,
    trainAccuracy: 0,
    learningRate: 1,
    seconds: 1,
  }
  const cases: readonly [unknown, string][] = [
    [null, 'no list of epochs'],
    [{ version: 2, epochs: [] }, 'not of version 1'],
    [{ version: 1, epochs: [7] }, 'epoch report 1 is not an object'],
    [{ version: 1, epochs: [{ ...good, loss: 'low' }] }, "loss of epoch report 1 is 'low', not a number"],
    [{ version: 1, epochs: [{ ...good, accuracy: 93 }] }, 'accuracy of epoch report 1 is 93, not 0 to 1'],
    [{ version: 1, epochs: [{ ...good, epoch: 0 }] }, 'not an integer from 1'],
    [{ version: 1, epochs: [{ ...good, metrics: { 'a,b': 1 } }] }, "'a,b' can't name a metric"],
    [{ version: 1, epochs: [{ ...good, metrics: { mae: null } }] }, 'mae of epoch report 1 is null'],
    [{ version: 1, epochs: [good, good] }, 'epoch 1 does not come after epoch 1'],
  ]
  for (const [value, message] of cases) {
    expect(() => History.fromJSON(value), message).toThrow(
      expect.objectContaining({ code: 'HISTORY_BAD_REPORT', message: expect.stringContaining(message) }),
    )
  }
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (value) => {
      try {
        History.fromJSON(value)
      } catch (error) {
        expect(error).toMatchObject({ name: 'OneloopError' })
      }
    }),
  )
  expect(() => History.fromCSV('epoch,loss\n1,2\n')).toThrow(/lacks accuracy/)
  expect(() => History.fromCSV(`${new History().toCSV()}1,2\n`)).toThrow(/row 1 has 2 cells/)
})
