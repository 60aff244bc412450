import type { DataSource } from '@oneloop/browser/worker'
import { DataLoader, LESSON } from 'oneloop'
import { dataset } from './dataset.ts'
import type { DigitsRequest } from './protocol.ts'

/** The lesson's digits, which the worker fetches itself: they never cross the page. */
export const digits: DataSource = async (request, onBytes) => {
  const { files, batchSize, seed, images } = request as DigitsRequest
  const { train, test } = await dataset(files, onBytes)
  return {
    train: new DataLoader(train.subset({ start: 0, end: images }), { batchSize, shuffle: true, seed }),
    validation: new DataLoader(test, { batchSize: LESSON.evaluationBatchSize }),
  }
}
