import { createHash } from 'node:crypto'
import type { Dataset } from '@oneloop/data'
import type { TrainAndTest } from '@oneloop/mnist-data'
import type { DataSha256 } from './saved-config.ts'

/** SHA-256 of all that a run learns from, row by row, in order: the same for the same data, wherever they come from. */
export function dataDigest({ train, test }: TrainAndTest): DataSha256 {
  return { train: digest(train), test: digest(test) }
}

function digest(data: Dataset): string {
  const { rows, columns, length, classNames, labels } = data
  const hash = createHash('sha256').update(JSON.stringify({ rows, columns, length, classNames })).update(labels)
  for (let i = 0; i < length; i++) hash.update(data.image(i))
  return hash.digest('hex')
}
