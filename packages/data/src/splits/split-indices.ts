import { OneloopError } from '@oneloop/core'
import { permutation } from '../loader/permutation.ts'

/** How to part a dataset in two. */
export interface SplitOptions {
  /** The fraction of the rows, in [0, 1], that goes to the first part. */
  readonly fraction: number
  readonly seed?: number
  /** Part each class by itself, so that both parts keep the proportions. */
  readonly stratified?: boolean
}

/** The two parts, each in rising order. */
export function splitIndices(
  labels: ArrayLike<number>,
  classes: number,
  { fraction, seed = 1, stratified = false }: SplitOptions,
): [Uint32Array, Uint32Array] {
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new OneloopError(`a split's fraction is in [0, 1], not ${fraction}`, { code: 'ARGUMENT_INVALID' })
  }
  const order = permutation(labels.length, seed, 0)
  const groups = stratified ? groupByClass(order, labels, classes) : [order]
  const isFirst = new Uint8Array(labels.length)
  for (const group of groups) {
    for (const index of group.slice(0, Math.round(group.length * fraction))) isFirst[index] = 1
  }
  const all = Uint32Array.from({ length: labels.length }, (_, i) => i)
  return [all.filter((i) => isFirst[i] === 1), all.filter((i) => isFirst[i] === 0)]
}

function groupByClass(order: Uint32Array, labels: ArrayLike<number>, classes: number): Uint32Array[] {
  return Array.from({ length: classes }, (_, label) => order.filter((i) => labels[i] === label))
}
