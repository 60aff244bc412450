import { Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { expect, test } from 'vitest'
import { fit, sgd } from '../index.ts'
import { reference } from '../reference/reference.ts'
import { periodicCheckpoint } from './checkpoints.ts'

const data = new Dataset({
  features: Uint8Array.from({ length: 24 }, (_, i) => i * 10),
  labels: Uint8Array.from({ length: 12 }, (_, i) => i % 2),
  ...{ rows: 1, columns: 2, classNames: ['a', 'b'], source: 'made up' },
})
/** The epochs after which a run of twelve epochs, three steps each, is saved. */
async function savedAfter(options: Parameters<typeof periodicCheckpoint>[1]): Promise<number[]> {
  const saved: number[] = []
  const callbacks = [periodicCheckpoint(({ epoch }) => void saved.push(epoch - 1), options)]
  const how = { backend: reference(), epochs: 12, optimizer: sgd(), callbacks }
  await fit(new Mlp([2, 2]), data.loader({ batchSize: 4 }), how)
  return saved
}

test('steps are counted over the whole run, so that short epochs are saved too, and in place of epochs', async () => {
  expect(await savedAfter({ everySteps: 9 })).toEqual([3, 6, 9, 12])
})

test('whichever is due first saves, and the last epoch always', async () => {
  expect(await savedAfter({ everyEpochs: 5, everySteps: 24 })).toEqual([5, 10, 12])
  expect(await savedAfter({ everyMinutes: 1000 })).toEqual([12])
  expect(await savedAfter({})).toHaveLength(12)
})
