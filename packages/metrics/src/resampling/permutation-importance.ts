import { checkInteger, type Metric, OneloopError, type Targets, targetsPerRow } from '@oneloop/core'
import { checkPositiveInteger } from '../check-rows.ts'
import { randomBelow } from './random-below.ts'

/** How much a metric gets worse when a column no longer says anything about its rows. */
export interface ColumnImportance {
  readonly column: string
  /** The mean over the repeats. About 0: the network does without the column. */
  readonly mean: number
  /** The standard deviation over the repeats. */
  readonly deviation: number
  /** One for each repeat. */
  readonly drops: readonly number[]
}

/**
 * Permutation importance: the rows' values of one column are dealt out anew among the rows, and what the metric loses by it
 * is how much the network leans on the column. A pure function of the seed and the rows. Columns that say the same thing
 * share their importance. Breiman 2001, https://doi.org/10.1023/A:1010933404324; scikit-learn's `permutation_importance`.
 *
 * @param question.predict the network's outputs for features like those given, `[n, outputs]`
 * @param question.features `[n, width]`
 * @param question.columns which features of a row each column became: `{ age: [0], colour: [1, 2, 3] }`
 * @param question.mode whether a larger (`'max'`, the default) or a smaller metric is better
 * @param question.repeats how many times each column is dealt out, default 5
 * @returns one for each column, the most important first
 * @throws ARGUMENT_INVALID, SHAPE_MISMATCH, and what the metric throws
 */
export async function permutationImportance<Features extends Float32Array | Uint8Array>(question: {
  readonly predict: (features: Features) => Float32Array | Promise<Float32Array>
  readonly features: Features
  readonly targets: Targets
  readonly columns: Readonly<Record<string, readonly number[]>>
  readonly metric: Metric
  readonly mode?: 'min' | 'max'
  readonly repeats?: number
  readonly seed: number
}): Promise<ColumnImportance[]> {
  const { predict, features, targets, columns, metric, mode = 'max', repeats = 5, seed } = question
  checkInteger('seed', seed, Number.MIN_SAFE_INTEGER)
  checkPositiveInteger('repeats', repeats)
  const rows = targets.data.length / targetsPerRow(targets)
  const width = features.length / rows
  checkColumns(columns, width)
  const whole = metric(await predict(features), targets)
  const importances: ColumnImportance[] = []
  for (const [place, [column, places]] of Object.entries(columns).entries()) {
    const drops: number[] = []
    for (let repeat = 0; repeat < repeats; repeat++) {
      const dealt = deal(features, width, places, permutation(rows, seed, place * repeats + repeat))
      const without = metric(await predict(dealt), targets)
      drops.push(mode === 'max' ? whole - without : without - whole)
    }
    importances.push({ column, ...summary(drops), drops })
  }
  return importances.sort((a, b) => b.mean - a.mean)
}

function checkColumns(columns: Readonly<Record<string, readonly number[]>>, width: number): void {
  if (!Number.isInteger(width)) {
    throw new OneloopError(`the features do not divide into rows: ${width} a row`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass the features and the targets of the same rows',
    })
  }
  for (const [column, places] of Object.entries(columns)) {
    const wrong = places.find((place) => !(Number.isInteger(place) && place >= 0 && place < width))
    if (wrong === undefined) continue
    throw new OneloopError(`column ${column} names feature ${wrong} of ${width}`, {
      code: 'ARGUMENT_INVALID',
      fix: `features are numbered from 0 to ${width - 1}`,
    })
  }
}

/** A copy of the features in which row `i` has the column of row `order[i]`. */
function deal<Features extends Float32Array | Uint8Array>(
  features: Features,
  width: number,
  places: readonly number[],
  order: Uint32Array,
): Features {
  const dealt = features.slice() as Features
  for (const [row, from] of order.entries()) {
    for (const place of places) dealt[row * width + place] = features[from * width + place]!
  }
  return dealt
}

/** The numbers 0 … n − 1 in an order of the seed and the round alone. https://doi.org/10.1145/364520.364540 */
function permutation(n: number, seed: number, round: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let last = n - 1; last > 0; last--) {
    const other = randomBelow(last + 1, seed, round, last)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}

function summary(drops: readonly number[]): { mean: number; deviation: number } {
  const mean = drops.reduce((sum, drop) => sum + drop, 0) / drops.length
  const variance = drops.reduce((sum, drop) => sum + (drop - mean) ** 2, 0) / drops.length
  return { mean, deviation: Math.sqrt(variance) }
}
