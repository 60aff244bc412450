import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { OneloopError } from '@oneloop/core'
import type { Dataset, Features, Task } from '@oneloop/data'
import type { Checkpoint } from '@oneloop/trainer'
import { kebab } from '../options.ts'
import type { TrainConfig } from '../training/train-config.ts'
import type { Prepared } from './prepared.ts'
import type { TableFlags } from './table-options.ts'

/** Everything that decides what a run on a file of one's own learns: its `config.json`, and part of its checkpoints. */
export interface TableConfig extends TableFlags, Omit<TrainConfig, 'data' | 'limit' | 'loss'> {
  readonly file: string
  readonly task: Task
  readonly loss: string
  readonly patience: number
  /** Of all rows that are learnt from and judged by. */
  readonly dataSha256: { readonly train: string; readonly validation: string; readonly test: string }
}

/** How a file is named in a config: by itself, so that it may be moved. */
export const fileName = (path: string) => basename(resolve(path))

export function digests({ train, validation, test }: Prepared): TableConfig['dataSha256'] {
  return { train: digest(train), validation: digest(validation), test: digest(test) }
}

function digest({ features, targets, indices, width, outputNames }: Dataset<Features>): string {
  const hash = createHash('sha256').update(JSON.stringify({ width, outputNames, kind: targets.kind }))
  for (const row of indices) hash.update(features.subarray(row * width, (row + 1) * width))
  const each = targets.data.length / (features.length / width)
  for (const row of indices) hash.update(targets.data.subarray(row * each, (row + 1) * each))
  return hash.digest('hex')
}

/**
 * Refuses to go on with a run by another command line: the number of epochs alone may change.
 *
 * @throws OneloopError `RESUME_CONFLICT`, `CHECKPOINT_MISMATCH`
 */
export function checkResumedConfig({ config: saved }: Checkpoint, config: TableConfig, file: string): void {
  const before = saved as Partial<TableConfig> | null
  if (typeof before !== 'object' || before === null || before.dataSha256 === undefined || before.task === undefined) {
    throw new OneloopError('its run was not started on a file of your own', {
      code: 'CHECKPOINT_MISMATCH',
      file,
      fix: 'leave the file out, or start a new run in another --out',
    })
  }
  // JSON has no undefined: options that were not given are not there.
  const now = JSON.parse(JSON.stringify(config)) as TableConfig
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])] as (keyof TableConfig)[]
  const changed = names.filter(
    (name) => name !== 'epochs' && name !== 'patience' && !isDeepStrictEqual(before[name], now[name]),
  )
  if (changed.length === 0) return
  const what = changed.includes('dataSha256')
    ? ['its rows', ...changed.filter((name) => name !== 'dataSha256')]
    : changed
  throw new OneloopError(`a resumed run keeps its data and settings, and these differ: ${what.map(kebab).join(', ')}`, {
    code: 'RESUME_CONFLICT',
    fix: 'repeat the command line that it was started with, or start a new run in another --out',
  })
}
