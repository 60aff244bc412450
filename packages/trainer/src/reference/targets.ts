import { type Batch, type Targets, targetsPerRow } from '@oneloop/core'
import type { BatchTotals } from '@oneloop/core/engine'

/** The targets of a batch's own rows, in its order. */
export function gatherTargets({ targets, indices }: Batch): Targets {
  const width = targetsPerRow(targets)
  const place = (k: number) => indices[Math.floor(k / width)]! * width + (k % width)
  const length = indices.length * width
  switch (targets.kind) {
    case 'classes':
      return { kind: 'classes', data: Uint16Array.from({ length }, (_, k) => targets.data[place(k)]!) }
    case 'labels':
      return { ...targets, data: Uint8Array.from({ length }, (_, k) => targets.data[place(k)]!) }
    case 'values':
      return { ...targets, data: Float32Array.from({ length }, (_, k) => targets.data[place(k)]!) }
  }
}

/** The weights of a batch's own rows; null where its dataset has none. */
export function gatherWeights({ rowWeights, indices }: Batch): Float64Array | null {
  return rowWeights === undefined ? null : Float64Array.from(indices, (index) => rowWeights[index]!)
}

/** What a batch adds to the totals beside its loss. */
export function judge(
  outputs: Float64Array,
  targets: Targets,
  weights: Float64Array | null,
): Omit<BatchTotals, 'loss'> {
  const count = targets.data.length / targetsPerRow(targets)
  const weight = weights?.reduce((sum, w) => sum + w, 0) ?? count
  switch (targets.kind) {
    case 'classes': {
      const width = outputs.length / count
      const isRight = (label: number, row: number) => argMax(outputs.subarray(row * width, (row + 1) * width)) === label
      return { count, weight, correct: Array.from(targets.data).filter(isRight).length }
    }
    case 'labels':
      return { count, weight, correct: outputs.filter((z, k) => z > 0 === (targets.data[k] === 1)).length }
    case 'values': {
      const errors = outputs.map((z, k) => z - targets.data[k]!)
      return {
        count,
        weight,
        absoluteError: errors.reduce((sum, e) => sum + Math.abs(e), 0),
        squaredError: errors.reduce((sum, e) => sum + e * e, 0),
      }
    }
  }
}

/** The place of the largest value, the first of equals. */
function argMax(values: Float64Array): number {
  let best = 0
  values.forEach((value, place) => {
    if (value > values[best]!) best = place
  })
  return best
}
