import { DataLoader, type Dataset } from 'oneloop'
import { lessonConfig } from './run-config.ts'

/** So few images that a network can learn them by heart. The rest of the small sample is held back to test it. */
export const LEARNT = 640
export const STEPS_PER_EPOCH = LEARNT / lessonConfig.batchSize
/** Long after the last image is known by heart. */
export const STEPPING_EPOCHS = 100

/** The small sample in two: what the stepped loop learns from, and what it never does. */
export function steppingLoaders(sample: Dataset): { readonly train: DataLoader; readonly heldBack: DataLoader } {
  const { batchSize, seed } = lessonConfig
  return {
    train: new DataLoader(sample.subset({ start: 0, end: LEARNT }), { batchSize, shuffle: true, seed }),
    heldBack: new DataLoader(sample.subset({ start: LEARNT, end: sample.length }), {
      batchSize: sample.length - LEARNT,
    }),
  }
}
