import { expect, test } from 'vitest'
import { peakModule } from './kernel.ts'

test('the kernel does the multiplications and additions that are counted', async () => {
  const { instance } = await WebAssembly.instantiate(peakModule(false))
  const { run } = instance.exports as { run(turns: number): number }
  const [a, b] = [Math.fround(0.999), Math.fround(0.001)]
  const chain = (start: number, links: number) => {
    let s = start
    for (let link = 0; link < links; link++) s = Math.fround(Math.fround(s * a) + b)
    return s
  }
  const expected = (turns: number) =>
    Array.from({ length: 12 }, (_, i) => chain(i + 3, 4 * turns)).reduce((sum, s) => Math.fround(sum + s))
  expect(run(1)).toBe(expected(1))
  expect(run(50)).toBe(expected(50))
})

test('the fused kernel is valid where relaxed SIMD is, and close to the other', async () => {
  const both = await Promise.all([false, true].map((relaxed) => WebAssembly.instantiate(peakModule(relaxed))))
  const [plain, fused] = both.map(({ instance }) => (instance.exports as { run(turns: number): number }).run(10))
  expect(fused).toBeCloseTo(plain!, 3)
})
