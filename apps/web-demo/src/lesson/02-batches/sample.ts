import { DataLoader, type Dataset } from '@oneloop/mnist-data'

export function walk(train: Dataset) {
  const loader = new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 })
  loader.length // 938 steps an epoch for 60,000 images; the last batch has 32

  // The order is a pure function of seed and epoch: a run can stop anywhere and go on later.
  for (const batch of loader.epoch(2, { fromStep: 500 })) {
    batch.indices // which 64 images, as row numbers: nothing is copied
    batch.scale // what the network sees of a byte: byte * scale + offset
  }
}
