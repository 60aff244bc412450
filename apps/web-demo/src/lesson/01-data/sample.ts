import { compose, type Dataset, LESSON_TRANSFORM, normalize, toTensor } from '@oneloop/mnist-data'

// Bytes to [0, 1], then (x − 0.5) / 0.5, as one map. The bytes stay bytes: the map travels with every batch.
const transform = compose(toTensor(), normalize({ mean: 0.5, std: 0.5 }))

transform.scale === LESSON_TRANSFORM.scale // true: the DataLoader's default

export function describe(train: Dataset) {
  const pixels = train.image(0) // 784 bytes, a view
  const label = train.labels[0] // 5
  const seen = Array.from(pixels, (byte) => byte * transform.scale + transform.offset) // each in [−1, 1]
  return { label, seen, perClass: train.classCounts() }
}
