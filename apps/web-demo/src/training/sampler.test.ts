import { DataLoader, Dataset, fit, Mlp, reference } from 'oneloop'
import { expect, test } from 'vitest'
import type { Event, RunSample } from './protocol.ts'
import { isSampled, sampler } from './sampler.ts'

const steps = (stepsPerEpoch: number) =>
  Array.from({ length: stepsPerEpoch }, (_, i) => i + 1).filter((step) => isSampled(step, stepsPerEpoch))

test.each([1, 7, 20, 21, 938, 60_000])(
  'an epoch of %d steps is looked at twenty times at most, and at its end',
  (n) => {
    expect(steps(n)).toHaveLength(Math.min(n, 20))
    expect(steps(n).at(-1)).toBe(n)
  },
)

const data = new Dataset({
  features: Uint8Array.from({ length: 90 * 4 }, (_, i) => (i * 37) % 256),
  labels: Uint8Array.from({ length: 90 }, (_, i) => i % 2),
  rows: 2,
  columns: 2,
  classNames: ['a', 'b'],
  source: 'test',
})

/** What a run tells, when the loop gives way after every so many milliseconds of a clock that runs as it likes. */
async function samples(msPerLook: number): Promise<RunSample[]> {
  const told: RunSample[] = []
  const loader = new DataLoader(data, { batchSize: 3, shuffle: true, seed: 1 })
  const [probe] = loader
  const tell = (event: Event) => event.kind === 'sampled' && told.push(event.sample)
  const { now } = performance
  let time = 0
  performance.now = () => {
    time += msPerLook
    return time
  }
  try {
    const model = new Mlp([4, 3, 2], { seed: 1 })
    await fit(model, loader, { backend: reference(), epochs: 2, seed: 1, callbacks: [sampler(tell, probe!)] })
  } finally {
    performance.now = now
  }
  return told
}

test('what is told is the same whatever the clock does, and ends each epoch with all of its losses', async () => {
  const [fast, slow] = [await samples(0.01), await samples(40)]
  expect(fast).toEqual(slow)
  expect(fast).toHaveLength(40)
  expect(fast.filter(({ step }) => step === 30).map(({ epoch }) => epoch)).toEqual([1, 2])
})
