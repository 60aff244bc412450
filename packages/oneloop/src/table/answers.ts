import type { Preprocessing } from '@oneloop/data'
import { sigmoid, softmax } from '@oneloop/metrics'

/** What a network says of a row: a class, numbers in their own units, or the labels that it has. */
export type Answer = ClassAnswer | ValuesAnswer | LabelsAnswer

/** The answer about a row where classes were learnt. */
export interface ClassAnswer {
  readonly kind: 'class'
  readonly class: string
  /** The network's probability of each class, by name. */
  readonly probabilities: Readonly<Record<string, number>>
}

/** The answer about a row where numbers were learnt. */
export interface ValuesAnswer {
  readonly kind: 'values'
  /** By the target column's name. */
  readonly values: Readonly<Record<string, number>>
}

/** The answer about a row where several labels were learnt. */
export interface LabelsAnswer {
  readonly kind: 'labels'
  /** What the table has for it, such as yes or no, by the target column's name. */
  readonly labels: Readonly<Record<string, string>>
  /** The network's probability of each label's yes, by the target column's name. */
  readonly probabilities: Readonly<Record<string, number>>
}

/**
 * A network's outputs as answers, one a row.
 *
 * @param outputs logits or scaled values, `[rows, outputs]`
 */
export function answers(outputs: Float32Array, { target }: Preprocessing): Answer[] {
  switch (target.kind) {
    case 'classes': {
      const { classes } = target
      const probabilities = softmax(outputs, classes.length)
      return rowsOf(probabilities, classes.length).map((own) => ({
        kind: 'class',
        class: classes[own.indexOf(Math.max(...own))]!,
        probabilities: byName(classes, own),
      }))
    }
    case 'values': {
      const names = target.columns.map(({ name }) => name)
      return rowsOf(outputs, names.length).map((own) => ({
        kind: 'values',
        values: byName(
          names,
          target.columns.map(({ scale, offset }, i) => own[i]! * scale + offset),
        ),
      }))
    }
    case 'labels': {
      const names = target.columns.map(({ name }) => name)
      const probabilities = rowsOf(sigmoid(outputs), names.length)
      return rowsOf(outputs, names.length).map((own, row) => ({
        kind: 'labels',
        labels: byName(
          names,
          target.columns.map(({ yes, no }, i) => (own[i]! > 0 ? yes : no)),
        ),
        probabilities: byName(names, probabilities[row]!),
      }))
    }
  }
}

function rowsOf(outputs: Float32Array, width: number): number[][] {
  return Array.from({ length: outputs.length / width }, (_, row) =>
    Array.from(outputs.subarray(row * width, (row + 1) * width)),
  )
}

function byName<T>(names: readonly string[], values: readonly T[]): Record<string, T> {
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]))
}
