import { type DataLoader, Dataset } from '@oneloop/data'

/** Images of one bright dot, whose column says the class. */
export function dots(rows: number): DataLoader<Dataset> {
  const features = new Uint8Array(rows * 64)
  const labels = Uint8Array.from({ length: rows }, (_, i) => i % 3)
  labels.forEach((label, i) => {
    features[i * 64 + (i % 8) * 8 + label] = 255
  })
  const shape = { rows: 8, columns: 8, classNames: ['left', 'middle', 'right'] }
  return new Dataset({ features, labels, ...shape, source: 'dots' }).loader({ batchSize: 8, shuffle: true })
}
