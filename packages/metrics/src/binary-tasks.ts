import type { Targets } from '@oneloop/core'
import { decisions, meanOfDefined, outputsPerRow } from './outputs-of.ts'
import { softmaxRow } from './probability/softmax.ts'

/** A question of yes or no for every row: a score that is larger where yes is likelier, and the answer, 0 or 1. */
export interface BinaryTask {
  readonly scores: Float64Array
  readonly positives: Uint8Array
}

/**
 * The mean of a figure over what a network decides, without the questions for which it is not defined. NaN where a score is
 * NaN: a diverged network has no figure.
 */
export function meanOverTasks(
  metric: string,
  outputs: ArrayLike<number>,
  targets: Targets,
  figure: (scores: Float64Array, positives: Uint8Array) => number,
): number {
  const figures: number[] = []
  for (const { scores, positives } of binaryTasks(metric, outputs, targets)) {
    if (scores.some(Number.isNaN)) return Number.NaN
    figures.push(figure(scores, positives))
  }
  return meanOfDefined(figures)
}

/**
 * What a network decides, as questions of yes or no. Two classes are one question: is it the second? More classes are one
 * against the rest, class by class, by probability. Labels are one question each.
 *
 * @throws ARGUMENT_INVALID for values, SHAPE_MISMATCH, LABEL_OUT_OF_RANGE
 */
export function* binaryTasks(
  metric: string,
  outputs: ArrayLike<number>,
  targets: Targets,
): Generator<BinaryTask, void, undefined> {
  const { kind, data } = decisions(metric, outputs, targets)
  const perRow = outputsPerRow(outputs, targets)
  if (kind === 'labels') {
    for (let label = 0; label < perRow; label++) {
      const positives = Uint8Array.from({ length: data.length / perRow }, (_, row) => data[row * perRow + label]!)
      yield { scores: column(outputs, perRow, label), positives }
    }
    return
  }
  if (perRow === 2) {
    const scores = Float64Array.from(data, (_, row) => outputs[2 * row + 1]! - outputs[2 * row]!)
    yield { scores, positives: Uint8Array.from(data) }
    return
  }
  const probabilities = new Float64Array(outputs.length)
  for (let row = 0; row < data.length; row++) softmaxRow(outputs, row * perRow, perRow, probabilities)
  for (let k = 0; k < perRow; k++) {
    yield { scores: column(probabilities, perRow, k), positives: Uint8Array.from(data, (label) => Number(label === k)) }
  }
}

function column(values: ArrayLike<number>, width: number, at: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + at]!)
}
