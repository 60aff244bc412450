import { DataLoader, Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { fit, reference } from '@oneloop/trainer'
import { expect, test } from 'vitest'
import type { SentEvent } from '../wire/messages.ts'
import { isSampled, sampler } from './sampler.ts'

const steps = (stepsPerEpoch: number) =>
  Array.from({ length: stepsPerEpoch }, (_, i) => i + 1).filter((step) => isSampled(step, stepsPerEpoch, 20))

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
async function samples(msPerLook: number): Promise<SentEvent[]> {
  const told: SentEvent[] = []
  const loader = new DataLoader(data, { batchSize: 3, shuffle: true, seed: 1 })
  const [probe] = loader
  const tell = (event: SentEvent) => void told.push(structuredClone(event))
  const { now } = performance
  let time = 0
  performance.now = () => {
    time += msPerLook
    return time
  }
  try {
    const model = new Mlp([4, 3, 2], { seed: 1 })
    await fit(model, loader, { backend: reference(), epochs: 2, seed: 1, callbacks: [sampler(tell, 20, probe!)] })
  } finally {
    performance.now = now
  }
  return told
}

test('what is told is the same whatever the clock does, and ends each epoch with all of its losses', async () => {
  const [fast, slow] = [await samples(0.01), await samples(40)]
  expect(fast).toEqual(slow)
  expect(fast).toHaveLength(40)
  expect(fast.flatMap((event) => (event.kind === 'sample' && event.step === 30 ? [event.epoch] : []))).toEqual([1, 2])
})
