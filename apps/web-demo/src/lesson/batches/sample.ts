import { type Batch, DataLoader, type Dataset } from 'oneloop'

export function* walk(train: Dataset): Iterable<Batch> {
  // 60,000 images in batches of 64: loader.length is 938 steps an epoch, and the last batch has 32.
  const loader = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })

  // The order is a pure function of seed and epoch: a run can stop at step 500 of epoch 2 and go on later.
  for (const batch of loader.epoch(2, { fromStep: 500 })) {
    // batch.indices: which 64 images, as row numbers; nothing is copied.
    // batch.scale, batch.offset: what the network sees of a byte, byte * scale + offset.
    yield batch
  }
}
