import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dataset } from './dataset.ts'

const classNames = ['a', 'b', 'c']

/** Image i has the one pixel i. */
function datasetOf(labels: Uint8Array): Dataset {
  const features = Uint8Array.from(labels.keys())
  return new Dataset({ features, labels, rows: 1, columns: 1, classNames, source: 'test' })
}

const labels = fc.uint8Array({ max: 2, maxLength: 200 })

const pixels = (dataset: Dataset) => Array.from({ length: dataset.length }, (_, i) => dataset.image(i)[0]!)

test('a subset of a subset is the images at those places, sharing the bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ max: 2, minLength: 9, maxLength: 50 }),
      fc.array(fc.nat(8), { minLength: 3 }),
      (...args) => {
        const [labels, places] = args
        const dataset = datasetOf(labels)
        const subset = dataset.subset(places).subset([2, 0])
        expect(pixels(subset)).toEqual([places[2], places[0]])
        expect([...subset.labels]).toEqual([labels[places[2]!], labels[places[0]!]])
        expect(subset.features.buffer).toBe(dataset.features.buffer)
      },
    ),
  )
})

test('a range of a dataset holds the bytes of its images alone, without a copy', () => {
  const dataset = datasetOf(Uint8Array.of(0, 1, 2, 0, 1, 2))
  const range = dataset.subset({ start: 2, end: 5 })
  expect([...range.features]).toEqual([2, 3, 4])
  expect(range.features.buffer).toBe(dataset.features.buffer)
  expect([...range.labels]).toEqual([2, 0, 1])
  expect(pixels(dataset.subset([5, 3, 1]).subset({ start: 1, end: 3 }))).toEqual([3, 1])
})

test('a split parts the images in two, and the same seed parts them the same', () => {
  fc.assert(
    fc.property(labels, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), fc.boolean(), (...args) => {
      const [labels, fraction, seed, stratified] = args
      const dataset = datasetOf(labels)
      const [first, second] = dataset.split({ fraction, seed, stratified })
      expect([...pixels(first), ...pixels(second)].toSorted((a, b) => a - b)).toEqual(pixels(dataset))
      expect(pixels(dataset.split({ fraction, seed, stratified })[0])).toEqual(pixels(first))
      if (!stratified) expect(first.length).toBe(Math.round(labels.length * fraction))
    }),
  )
})

test('a stratified split keeps the proportions of the classes', () => {
  fc.assert(
    fc.property(labels, fc.double({ min: 0, max: 1, noNaN: true }), (labels, fraction) => {
      const dataset = datasetOf(labels)
      const [first] = dataset.split({ fraction, stratified: true })
      expect(first.classCounts()).toEqual(dataset.classCounts().map((count) => Math.round(count * fraction)))
    }),
  )
})

test.each([
  ['COUNT_MISMATCH', { labels: Uint8Array.of(0) }],
  ['LABEL_OUT_OF_RANGE', { labels: Uint8Array.of(0, 3) }],
  ['DATA_INVALID', { features: new Uint8Array(7) }],
  ['ARGUMENT_INVALID', { rows: 0 }],
  ['ARGUMENT_INVALID', { indices: Uint32Array.of(2) }],
])('%s', (code, fields) => {
  const good = { features: new Uint8Array(8), labels: new Uint8Array(2), rows: 2, columns: 2, classNames, source: 'x' }
  expect(() => new Dataset({ ...good, ...fields })).toThrow(expect.objectContaining({ code }))
})

test('places that are not there are refused', () => {
  const dataset = datasetOf(Uint8Array.of(0, 1, 2))
  for (const wrong of [
    () => dataset.image(3),
    () => dataset.subset([-1]),
    () => dataset.subset({ start: 2, end: 1 }),
    () => dataset.subset({ start: 0, end: 4 }),
    () => dataset.split({ fraction: 1.1 }),
    () => dataset.split({ fraction: Number.NaN }),
  ]) {
    expect(wrong).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
  }
})

test('the test part of three is marked, and so is all that is made of it; no other part is', () => {
  const dataset = datasetOf(Uint8Array.from({ length: 40 }, (_, i) => i % 3))
  const { train, validation, test: held } = dataset.split({ parts: [0.5, 0.25, 0.25] })
  const made = [held.subset([1, 0]), held.subset({ start: 0, end: 3 }), held.withTransform({ scale: 2, offset: 0 })]
  for (const part of [held, ...made]) expect(part).toMatchObject({ isTest: true })
  expect(held.loader().dataset.isTest).toBe(true)
  const two = dataset.split({ parts: [0.5, 0.5] })
  for (const part of [train, validation, two.train, two.test, train.subset([0])])
    expect(part).not.toHaveProperty('isTest')
})

test('folds that hold rows back have a marked test part, and others have none to be told apart from', () => {
  const data = new Dataset({
    features: Uint8Array.from({ length: 40 }, (_, i) => i),
    labels: Uint8Array.from({ length: 20 }, (_, i) => i % 2),
    ...{ rows: 1, columns: 2, classNames: ['a', 'b'], source: 'made up' },
  })
  const folds = data.folds(4, { stratified: true, validation: 0.2 })
  expect(folds.map(({ train, validation, test: tested }) => [train.length, validation.length, tested.length])).toEqual(
    Array(4).fill([12, 3, 5]),
  )
  expect(folds.map(({ test: tested }) => tested.isTest)).toEqual(Array(4).fill(true))
  expect(data.folds(4).some(({ test: tested }) => 'isTest' in tested)).toBe(false)
})
