import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldRows, holdBack } from './fold-rows.ts'
import type { PartSizes } from './parts.ts'
import { splitRows } from './split-rows.ts'

const sizes = fc.constantFrom<PartSizes>([0.8, 0.2], [0.7, 0.15, 0.15], [0.5, 0.25, 0.25])
const keys = fc.array(fc.nat(4), { minLength: 40, maxLength: 150 })
const seeds = fc.integer()
const sorted = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b)
const all = (length: number) => Array.from({ length }, (_, i) => i)

test('a split parts all rows, to the sizes that were asked for, the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 300 }), sizes, seeds, (rows, sizes, seed) => {
      const parts = splitRows(rows, sizes, seed)
      expect(sorted(parts.flatMap((part) => [...part]))).toEqual(all(rows))
      expect(splitRows(rows, sizes, seed)).toEqual(parts)
      for (const [i, part] of parts.entries()) expect(Math.abs(part.length - rows * sizes[i]!)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a stratified split keeps the proportions of every class', () => {
  fc.assert(
    fc.property(keys, sizes, seeds, (strata, sizes, seed) => {
      const parts = splitRows(strata.length, sizes, seed, { strata })
      expect(sorted(parts.flatMap((part) => [...part]))).toEqual(all(strata.length))
      for (const label of new Set(strata)) {
        const count = (rows: Iterable<number>) => [...rows].filter((row) => strata[row] === label).length
        const whole = count(all(strata.length))
        for (const [i, part] of parts.entries())
          expect(Math.abs(count(part) - whole * sizes[i]!)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('a grouped split keeps the rows of each group together', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 100, maxLength: 200 }), seeds, (groups, seed) => {
      fc.pre(new Set(groups).size > 15)
      const parts = splitRows(groups.length, [0.7, 0.15, 0.15], seed, { groups })
      const homes = parts.map((part) => new Set([...part].map((row) => groups[row])))
      for (const group of new Set(groups)) expect(homes.filter((home) => home.has(group))).toHaveLength(1)
    }),
  )
})

test('a split by time learns from the past alone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 60, maxLength: 200 }), (times) => {
      fc.pre(new Set(times).size > 20)
      const [train, validation, test] = splitRows(times.length, [0.6, 0.2, 0.2], 1, { times })
      const of = (rows: Uint32Array) => [...rows].map((row) => times[row]!)
      expect(Math.max(...of(train!))).toBeLessThan(Math.min(...of(validation!)))
      expect(Math.max(...of(validation!))).toBeLessThan(Math.min(...of(test!)))
    }),
  )
})

test('each row is in the test part of one fold and in the training part of all others', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 2, max: 8 }), seeds, fc.boolean(), (strata, folds, seed, stratified) => {
      const made = foldRows(strata.length, folds, seed, stratified ? { strata } : {})
      expect(sorted(made.flatMap(({ test }) => [...test]))).toEqual(all(strata.length))
      for (const { train, test } of made) {
        expect(sorted([...train, ...test])).toEqual(all(strata.length))
        expect(Math.abs(test.length - strata.length / folds)).toBeLessThan(1)
        if (!stratified) continue
        for (const label of new Set(strata)) {
          const whole = strata.filter((own) => own === label).length
          const part = [...test].filter((row) => strata[row] === label).length
          expect(Math.abs(part - whole / folds)).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})

describe('what cannot be is refused', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['sizes past 1', () => splitRows(10, [0.8, 0.3], 1), /add up to 1, not \[0\.8, 0\.3\]/],
    ['an empty part', () => splitRows(2, [0.7, 0.15, 0.15], 1), /the test part of 2 rows would have none/],
    ['one fold', () => foldRows(10, 1, 1), /folds is a whole number from 2 up/],
    ['more folds than rows', () => foldRows(3, 4, 1), /4 folds need as many rows, and there are 3/],
    ['more folds than groups', () => foldRows(9, 4, 1, { groups: [1, 1, 1, 2, 2, 2, 3, 3, 3] }), /as many groups/],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(message)
  })
})

test('folds that hold rows back part each fold in three, and the test rows stay those of the folds', () => {
  const strata = Uint8Array.from({ length: 60 }, (_, row) => row % 3)
  const folds = foldRows(60, 5, 7, { strata })
  for (const [place, { train, validation, test: tested }] of holdBack(folds, 0.25, 7, { strata }).entries()) {
    expect(tested).toEqual(folds[place]!.test)
    expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...folds[place]!.train])
    expect(validation).toHaveLength(12)
    for (let kind = 0; kind < 3; kind++) expect(validation.filter((row) => strata[row] === kind)).toHaveLength(4)
  }
})
