import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromColumns, fromRows } from '../columns/from-rows.ts'
import { checkPreprocessing } from '../preprocessing/check.ts'
import { encodeInputs } from '../preprocessing/encode.ts'
import { inputNames } from '../preprocessing/preprocessing.ts'
import { readCsv } from '../readers/read.ts'
import { profile } from './profile.ts'
import { prepare, table } from './table.ts'

/** Pets, with a number, a category, a yes-or-no, a date, a constant, an identifier. */
const pets = () =>
  fromColumns({
    weight: Array.from({ length: 60 }, (_, i) => 2 + (i % 20) / 4),
    coat: Array.from({ length: 60 }, (_, i) => ['black', 'white', 'red'][i % 3]),
    tame: Array.from({ length: 60 }, (_, i) => (i % 4 === 0 ? 'no' : 'yes')),
    born: Array.from({ length: 60 }, (_, i) => `20${10 + (i % 10)}-05-01`),
    planet: Array.from({ length: 60 }, () => 'earth'),
    name: Array.from({ length: 60 }, (_, i) => `pet ${i}`),
    species: Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 'cat' : 'dog')),
  })

describe('a table knows its columns', () => {
  test('what each is, and why', () => {
    expect(profile(pets()).map(({ name, kind, why }) => [name, kind, why])).toEqual([
      ['weight', 'number', 'its cells are numbers, 20 different'],
      ['coat', 'category', 'its cells are texts, 3 different'],
      ['tame', 'yesNo', 'its cells are no and yes'],
      ['born', 'time', 'its cells are dates: rows can be split by it'],
      ['planet', 'constant', 'every row has earth'],
      ['name', 'identifier', '60 different texts in 60 rows'],
      ['species', 'category', 'its cells are texts, 2 different'],
    ])
  })

  test('what is learnt from, and what is left out', () => {
    const made = table(pets(), { target: 'species' })
    expect(made.inputs).toEqual(['weight', 'coat', 'tame'])
    expect(made.leftOut.map(({ column }) => column)).toEqual(['born', 'planet', 'name'])
    expect(made.task).toBe('classification')
    expect(table(pets(), { target: 'species', drop: ['coat'] }).inputs).toEqual(['weight', 'tame'])
    expect(table(pets(), { target: 'species', columns: ['coat', 'name'] }).inputs).toEqual(['coat', 'name'])
  })

  test('row numbers and columns named as identifiers are left out', () => {
    const columns = fromColumns({
      row: Array.from({ length: 50 }, (_, i) => i),
      user_id: Array.from({ length: 50 }, (_, i) => (i * 7919) % 1009),
      x: Array.from({ length: 50 }, (_, i) => Math.sin(i)),
      y: Array.from({ length: 50 }, (_, i) => i % 2),
    })
    expect(table(columns, { target: 'y' }).inputs).toEqual(['x'])
  })

  test.each([
    [['a', 'b', 'a', 'b'], 'classification'],
    [[1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3], 'classification'],
    [[1.5, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3], 'regression'],
    [Array.from({ length: 40 }, (_, i) => i * 3), 'regression'],
  ])('the target %j says the task', (y, task) => {
    expect(table(fromColumns({ x: y.map((_, i) => i / 3), y }), { target: 'y' }).task).toBe(task)
  })

  test('several targets of yes and no are labels, of numbers values', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      x: i / 3,
      a: i % 2,
      b: i % 3 === 0 ? 1 : 0,
      u: i / 7,
      v: i * i,
    }))
    expect(table(fromRows(rows), { target: ['a', 'b'] }).task).toBe('multilabel')
    expect(table(fromRows(rows), { target: ['u', 'v'] }).task).toBe('regression')
    const { train } = table(fromRows(rows), { target: ['a', 'b'] }).split({ parts: [0.5, 0.5] })
    expect(train.targets).toMatchObject({ kind: 'labels', outputs: 2 })
    expect(train.outputNames).toEqual(['a', 'b'])
  })
})

describe('preprocessing', () => {
  test('is fitted on the training rows alone', () => {
    const number = fc.integer({ min: -8000, max: 8000 }).map((value) => value / 8)
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 30, maxLength: 80 }),
        fc.integer(),
        fc.double({ min: 1e7, max: 1e9, noNaN: true }),
        (x, seed, outlier) => {
          const y = x.map((_, i) => (i % 2 === 0 ? 'a' : 'b'))
          const split = (x: readonly number[]) =>
            table(fromColumns({ x, y }), { target: 'y' }).split({ parts: [0.8, 0.2], seed })
          const first = split(x)
          const fitted = first.train.preprocessing
          // Whatever is changed outside the training rows changes nothing in it.
          const changed = [...x]
          for (const row of first.test.indices) changed[row] = outlier
          expect(split(changed).train.preprocessing).toEqual(fitted)
          expect(first.test.preprocessing).toBe(fitted)
          const own = [...first.train.indices].map((row) => first.train.features[row]!)
          const mean = own.reduce((sum, value) => sum + value, 0) / own.length
          expect(mean).toBeCloseTo(0, 3)
          expect(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length).toBeCloseTo(1, 3)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('gives categories an input each, by name, and yes and no one', () => {
    const { train } = table(pets(), { target: 'species', scaling: 'none' }).split({ parts: [0.9, 0.1] })
    expect(inputNames(train.preprocessing!)).toEqual(['weight', 'coat=black', 'coat=red', 'coat=white', 'tame'])
    expect([...train.features.subarray(0, 10)]).toEqual([2, 1, 0, 0, 0, 2.25, 0, 0, 1, 1])
  })

  test('a category never seen in training is told, and sets none of the known ones', () => {
    const { train } = table(pets(), { target: 'species' }).split({ parts: [0.9, 0.1] })
    const strange = fromRows([{ weight: 3, coat: 'green', tame: 'yes' }])
    const { features, unseen } = encodeInputs(strange, train.preprocessing!)
    expect([...features.subarray(1, 4)]).toEqual([0, 0, 0])
    expect(unseen).toEqual([{ column: 'coat', rows: 1, example: 'green' }])
  })

  test('missing cells are filled and shown, or refused', async () => {
    const text = `x,c,y\n${Array.from({ length: 40 }, (_, i) => `${i % 5 === 0 ? '' : 1 + (i % 3)},${i % 7 === 0 ? '' : 'ab'[i % 2]},${'uv'[i % 2]}`).join('\n')}`
    const columns = await readCsv(text, { name: 't.csv' })
    const names = (missing: 'mean' | 'mean+indicator') =>
      inputNames(table(columns, { target: 'y', missing }).dataset().preprocessing!)
    expect(names('mean')).toEqual(['x', 'c=a', 'c=b'])
    expect(names('mean+indicator')).toEqual(['x', 'x missing', 'c=a', 'c=b', 'c missing'])
    const filled = table(columns, { target: 'y', missing: 'mean+indicator', scaling: 'none' }).dataset()
    const mean =
      Array.from({ length: 40 }, (_, i) => i)
        .filter((i) => i % 5 !== 0)
        .reduce((sum, i) => sum + 1 + (i % 3), 0) / 32
    expect([...filled.features.subarray(0, 5)]).toEqual([Math.fround(mean), 1, 1, 0, 1])
    const frequent = table(columns, { target: 'y', missing: 'mostFrequent', scaling: 'none' }).dataset()
    expect(frequent.features[0]).toBe(1)
    expect(() => table(columns, { target: 'y', missing: 'refuse' }).dataset()).toThrow(
      /^t\.csv: row 1, column 'x': the cell is empty; give it a value, or let missing cells be filled/,
    )
  })

  test('survives JSON, and nonsense is refused', () => {
    const { train, test } = table(pets(), { target: 'species' }).split({ parts: [0.8, 0.2] })
    const read = checkPreprocessing(JSON.parse(JSON.stringify(train.preprocessing)))
    expect(read).toEqual(train.preprocessing)
    expect(prepare(pets(), read).features).toEqual(test.features)
    for (const wrong of [null, 3, {}, { ...read, version: 2 }, { ...read, inputs: [{ kind: 'number', name: 'x' }] }]) {
      expect(() => checkPreprocessing(wrong)).toThrow(expect.objectContaining({ code: 'PREPROCESSING_INVALID' }))
    }
  })

  test('values are learnt scaled', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ x: i, y: 1000 + i * 3.5 }))
    const { train } = table(fromRows(rows), { target: 'y' }).split({ parts: [0.8, 0.2] })
    const { target } = train.preprocessing!
    if (target.kind !== 'values') throw new Error('no values')
    const { scale, offset } = target.columns[0]!
    for (const [row, value] of train.targets.data.entries())
      expect(value * scale + offset).toBeCloseTo(1000 + row * 3.5, 3)
  })

  test('a column that counts the rows is learnt from where there is no other', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ x: i, y: i * 3.5 }))
    const made = table(fromRows(rows), { target: 'y' })
    expect([made.inputs, made.leftOut]).toEqual([['x'], []])
  })

  test('row weights come from a column, which is not learnt from', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ x: i / 3, w: 1 + i / 10, y: 'ab'[i % 2] }))
    const made = table(fromRows(rows), { target: 'y', weights: 'w' })
    expect(made.inputs).toEqual(['x'])
    const [batch] = made.dataset().loader()
    expect(batch!.rowWeights).toEqual(Float32Array.from(rows, ({ w }) => w))
  })
})

describe('splits of a table', () => {
  test('by groups and by time, whose columns are not learnt from', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({
      patient: i % 10,
      day: `2024-01-${10 + (i % 20)}`,
      x: i / 3,
      y: 'ab'[i % 2],
    }))
    const made = table(fromRows(rows), { target: 'y' })
    const grouped = made.split({ parts: [0.7, 0.3], groupBy: 'patient' })
    const patients = ({ indices }: { indices: Uint32Array }) => new Set([...indices].map((row) => row % 10))
    expect([...patients(grouped.train)].filter((own) => patients(grouped.test).has(own))).toEqual([])
    expect(inputNames(grouped.train.preprocessing!)).toEqual(['x'])
    const timed = made.split({ parts: [0.7, 0.3], timeBy: 'day' })
    const days = ({ indices }: { indices: Uint32Array }) => [...indices].map((row) => row % 20)
    expect(Math.max(...days(timed.train))).toBeLessThan(Math.min(...days(timed.test)))
  })

  test('folds fit each preprocessing on their own training rows', () => {
    const folds = table(pets(), { target: 'species' }).folds(5, { stratified: true })
    expect(folds).toHaveLength(5)
    for (const { train, test } of folds) {
      expect(test.classCounts()).toEqual([6, 6])
      expect(train.preprocessing).toBe(test.preprocessing)
    }
    expect(folds[0]!.train.preprocessing).not.toEqual(folds[1]!.train.preprocessing)
  })
})

describe('what cannot be learnt is one line', () => {
  const y = Array.from({ length: 40 }, (_, i) => (i === 7 ? 'rare' : 'ab'[i % 2]!))
  const x = y.map((_, i) => i / 3)
  const columns = fromColumns({ alcohol: x, class: y }, { source: 't.csv' })
  test.each<[string, () => unknown, RegExp]>([
    [
      'no such target',
      () => table(columns, { target: 'clas' }),
      /^t\.csv: unknown column 'clas' \(did you mean 'class'\? known: alcohol, class\)/,
    ],
    ['no such column', () => table(columns, { target: 'class', drop: ['alcool'] }), /did you mean 'alcohol'/],
    [
      'a constant target',
      () => table(fromColumns({ x, y: x.map(() => 1) }), { target: 'y' }),
      /the target 'y' can't be learnt: every row has 1/,
    ],
    [
      'text as numbers',
      () => table(columns, { target: 'class', task: 'regression' }),
      /regression is of numbers, and column 'class' holds not numbers/,
    ],
    [
      'nothing to learn from',
      () => table(columns, { target: 'class', drop: ['alcohol'] }),
      /no column is left to learn from/,
    ],
    [
      'a missing target',
      () => table(fromColumns({ x, y: y.map((c, i) => (i === 4 ? null : c)) }), { target: 'y' }).dataset(),
      /row 5, column 'y': the target is missing/,
    ],
    [
      'fewer rows than classes',
      () => table(fromColumns({ x: [1, 2, 3], y: ['a', 'b', 'c'] }), { target: 'y' }).dataset(),
      /3 rows to learn 3 classes of 'y' from are too few/,
    ],
    [
      'a class of the test part alone',
      () => splitUntilRareIsTested(columns),
      /^t\.csv: row 8, column 'class': no row that is learnt from has 'rare'/,
    ],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(message)
  })

  function splitUntilRareIsTested(columns: Parameters<typeof table>[0]) {
    for (let seed = 1; seed < 100; seed++) table(columns, { target: 'class' }).split({ parts: [0.8, 0.2], seed })
  }
})
