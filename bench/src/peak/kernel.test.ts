import { expect, test } from 'vitest'
import { peakModule } from './kernel.ts'

const { fround } = Math

/** What `turns` of the kernel add up to, over memory that holds sines. */
async function kernel(relaxed: boolean, turns: number, wide = false): Promise<number> {
  const { instance } = await WebAssembly.instantiate(peakModule(relaxed, wide))
  const { memory, run } = instance.exports as { memory: WebAssembly.Memory; run(turns: number): number }
  new Float32Array(memory.buffer).forEach((_, i, all) => {
    all[i] = Math.sin(i)
  })
  return run(turns)
}

test.each([
  [false, 12],
  [true, 24],
])('the kernel does the multiplications and additions that are counted, wide: %s', async (wide, count) => {
  const expected = (turns: number) => {
    const sums = new Float32Array(count)
    for (let turn = turns; turn > 0; turn--)
      for (let step = 0; step < 48; step++) {
        const x = fround(Math.sin(4 * (2 * (turn & 15) + step)))
        sums[step % count] = fround(sums[step % count]! + fround(x * fround(0.999)))
      }
    return sums.reduce((sum, s) => fround(sum + s))
  }
  expect(await kernel(false, 1, wide)).toBe(expected(1))
  expect(await kernel(false, 50, wide)).toBe(expected(50))
})

test('the fused kernel is valid where relaxed SIMD is, and close to the other', async () => {
  expect(await kernel(true, 10)).toBeCloseTo(await kernel(false, 10), 3)
})
