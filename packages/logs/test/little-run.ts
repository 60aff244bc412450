import { DataLoader, Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { type FitOptions, fit, reference } from '@oneloop/trainer'

const rows = 24

/** Two classes of two pixels: which of them is brighter. */
function data(): Dataset {
  const features = Uint8Array.from({ length: 2 * rows }, (_, i) => (i * 97 + 31) % 256)
  const labels = Uint8Array.from({ length: rows }, (_, row) => Number(features[2 * row]! < features[2 * row + 1]!))
  return new Dataset({ features, labels, rows: 1, columns: 2, classNames: ['left', 'right'], source: 'a test' })
}

/** A run of a few steps: 3 epochs of 3 unless the options say otherwise. */
export function littleRun(options: Partial<FitOptions>, model = littleModel()) {
  const loader = new DataLoader(data(), { batchSize: 8, shuffle: true })
  const validation = new DataLoader(data(), { batchSize: 24 })
  return fit(model, loader, { backend: reference(), epochs: 3, validation, ...options })
}

export const littleModel = () => new Mlp([2, 3, 2], { seed: 1 })
