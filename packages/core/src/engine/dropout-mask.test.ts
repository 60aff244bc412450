import { expect, test } from 'vitest'
import { isDropped } from './dropout-mask.ts'
import { mix } from './mix.ts'

test('drops the share it was asked for, differently for each step, layer and seed', () => {
  const mask = (seed: number, step: number, layer: number) =>
    Array.from({ length: 20_000 }, (_, k) => isDropped(0.3, seed, step, layer, k))
  const share = (m: boolean[]) => m.filter(Boolean).length / m.length
  const masks = [mask(1, 0, 0), mask(2, 0, 0), mask(1, 1, 0), mask(1, 0, 1)]
  for (const m of masks) expect(share(m)).toBeCloseTo(0.3, 1)
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [0, 3],
    [2, 3],
  ] as const) {
    // Independent masks agree on 0.3² + 0.7² = 0.58 of the places.
    expect(share(masks[a]!.map((d, k) => d === masks[b]![k]))).toBeCloseTo(0.58, 1)
  }
})

test('the mixer is lowbias32', () => {
  // Worked out by hand from the definition in exact integer arithmetic.
  const exact = (x: bigint) => {
    x = ((x ^ (x >> 16n)) * 0x7feb352dn) & 0xffffffffn
    x = ((x ^ (x >> 15n)) * 0x846ca68bn) & 0xffffffffn
    return Number(x ^ (x >> 16n))
  }
  for (const x of [0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 123456789]) expect(mix(x)).toBe(exact(BigInt(x)))
})
