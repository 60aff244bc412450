import { OneloopError, type ValueTargets } from '@oneloop/core'
import type { FigureLabels } from '../figure-labels.ts'

/** Options of `residualsFigure` and `predictedActualFigure`. */
export interface ValuesOptions {
  /** Which of several outputs, from 0. Default 0. */
  readonly output?: number
  /** Default `'en'`. */
  readonly labels?: FigureLabels
}

/** Of a row: what was predicted and what is. */
export interface ValuePair {
  readonly predicted: number
  readonly actual: number
}

/** More points would make a picture of many megabytes, and lie on each other. */
const mostPoints = 2000

/**
 * The rows of one output whose numbers are finite, and as many of them as a picture can show, evenly spaced.
 *
 * @param outputs `[n, targets.outputs]`
 * @throws SHAPE_MISMATCH, ARGUMENT_INVALID
 */
export function valuePairs(
  outputs: ArrayLike<number>,
  targets: ValueTargets,
  output: number,
): { readonly all: readonly ValuePair[]; readonly shown: readonly ValuePair[] } {
  const width = targets.outputs
  if (outputs.length !== targets.data.length) {
    throw new OneloopError(`${outputs.length} outputs for ${targets.data.length} values`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass the outputs and the targets of the same rows',
    })
  }
  if (!(Number.isInteger(output) && output >= 0 && output < width)) {
    throw new OneloopError(`output is ${output}`, {
      code: 'ARGUMENT_INVALID',
      fix: `outputs are numbered from 0 to ${width - 1}`,
    })
  }
  const all = Array.from({ length: outputs.length / width }, (_, row) => ({
    predicted: outputs[row * width + output]!,
    actual: targets.data[row * width + output]!,
  })).filter(({ predicted, actual }) => Number.isFinite(predicted) && Number.isFinite(actual))
  const every = Math.max(1, all.length / mostPoints)
  return { all, shown: Array.from({ length: Math.ceil(all.length / every) }, (_, i) => all[Math.floor(i * every)]!) }
}
