import { argMax } from './arg-max.ts'
import { checkLabels, checkPositiveInteger } from './check-rows.ts'
import { softmax } from './probability/softmax.ts'

/** A row whose predicted class is not its label. */
export interface Mistake {
  /** The row's place in the data, from 0. */
  readonly index: number
  readonly predicted: number
  readonly actual: number
  /** The probability of the predicted class, 0–1: how sure the network was. */
  readonly probability: number
}

/**
 * The `n` rows that the network got wrong and was surest of, the surest first; fewer where it made fewer mistakes.
 *
 * @param logits `[rows, classes]`
 * @param labels `[rows]`
 * @throws SHAPE_MISMATCH, LABEL_OUT_OF_RANGE, ARGUMENT_INVALID
 */
export function mostWrong(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number, n: number): Mistake[] {
  checkPositiveInteger('n', n)
  const predictions = argMax(logits, classes)
  checkLabels(labels, predictions.length, classes)
  const probabilities = softmax(logits, classes)
  const mistakes: Mistake[] = []
  predictions.forEach((predicted, index) => {
    const actual = labels[index]!
    if (predicted === actual) return
    mistakes.push({ index, predicted, actual, probability: probabilities[index * classes + predicted]! })
  })
  return mistakes.sort((a, b) => b.probability - a.probability || a.index - b.index).slice(0, n)
}
