import { OneloopError } from '@oneloop/core'
import type { Dataset } from '@oneloop/data'
import { dataset } from '@oneloop/mnist-data/node'
import type { Prepared } from '../table/prepared.ts'
import type { NamedData, Split } from './config.ts'
import { describeData } from './describe.ts'
import { partsOf } from './parts.ts'

/**
 * Images by name, or a folder of IDX files: the lesson's data, or others of their kind.
 *
 * @param seed of the split
 * @param heldBack the fraction of the training images to hold back; null: none
 */
export async function prepareNamed(
  { data, limit, fold }: NamedData & Pick<Split, 'fold'>,
  heldBack: number | null,
  seed: number,
): Promise<Prepared> {
  const all = await dataset(data)
  const train = limit === null ? all.train : all.train.subset({ start: 0, end: Math.min(limit, all.train.length) })
  const split = partsOf(splitImages(train, all.test, fold, heldBack, seed))
  return {
    task: 'classification',
    parts: split,
    preprocessing: null,
    lines: describeData(train, split, fold),
    types: { image: `${train.columns}×${train.rows}×${train.channels} bytes`, class: 'category' },
    rows: train.length,
    columns: train.width,
  }
}

function splitImages(train: Dataset, test: Dataset, fold: Split['fold'], heldBack: number | null, seed: number) {
  const rule = { seed, stratified: true }
  if (fold !== null) {
    const folds =
      heldBack === null ? train.folds(fold.of, rule) : train.folds(fold.of, { ...rule, validation: heldBack })
    return folds[fold.place - 1]!
  }
  if (heldBack === null) return { train, test }
  const parts = train.split({ parts: [1 - heldBack, heldBack], ...rule })
  return { train: parts.train, validation: parts.test, test }
}

/** What says where a resumed run's data may have gone. */
export function movedData(error: unknown): unknown {
  if (!(error instanceof OneloopError)) return error
  return new OneloopError(`the run's data can't be read: ${error.message}`, {
    code: error.code,
    fix: 'if they were moved, name their new place with --data',
    cause: error,
  })
}
