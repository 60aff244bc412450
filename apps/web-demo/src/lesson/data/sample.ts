import { compose, type Dataset, normalize, toTensor } from 'oneloop'

// Bytes to [0, 1], then (x − 0.5) / 0.5, as one map: the DataLoader's default. It travels with every batch, so the
// images stay bytes.
export const transform = compose(toTensor(), normalize({ mean: 0.5, std: 0.5 }))

export function firstImage(train: Dataset) {
  const bytes = train.image(0) // 784 of them, a view
  const seen = Array.from(bytes, (byte) => byte * transform.scale + transform.offset) // each in [−1, 1]
  return { seen, label: train.labels[0], perClass: train.classCounts() }
}
