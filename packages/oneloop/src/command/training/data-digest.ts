import { createHash } from 'node:crypto'
import type { Dataset, Features } from '@oneloop/data'
import type { Parts } from './parts.ts'

/** SHA-256 of the rows of each part, in order: the same for the same data, wherever they come from. */
export function dataDigests({ train, validation, test }: Parts): Record<string, string> {
  const parts = { train, ...(validation && { validation }), test }
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part)]))
}

function digest({ features, targets, indices, width, outputNames }: Dataset<Features>): string {
  const hash = createHash('sha256').update(JSON.stringify({ width, outputNames, kind: targets.kind }))
  for (const row of indices) hash.update(features.subarray(row * width, (row + 1) * width))
  const each = targets.data.length / (features.length / width)
  for (const row of indices) hash.update(targets.data.subarray(row * each, (row + 1) * each))
  return hash.digest('hex')
}
