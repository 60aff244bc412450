import { mix } from '@oneloop/core/engine'
import { permutation } from './permutation.ts'

/**
 * An epoch's places 0 … n−1, in which every class that has rows comes as often as any other (to within one), and each row
 * of a class as often as any other of it. A pure function of its arguments.
 *
 * Whoever learns from many healthy and few ill learns to say healthy: https://arxiv.org/abs/1710.05381 compares the cures.
 *
 * @param labels class of each place, `[n]`
 * @param epoch from 1
 */
export function balancedOrder(labels: ArrayLike<number>, seed: number, epoch: number): Uint32Array {
  const classes = groupByClass(labels)
  const drawn: number[] = []
  for (const [rank, [label, places]] of classes.entries()) {
    // Where the classes do not divide the rows, those that get one more change from epoch to epoch.
    const count = Math.floor((labels.length + ((rank + epoch) % classes.length)) / classes.length)
    // An epoch goes on about where the one before ended, so that over epochs all rows of a class come equally often.
    const from = (epoch - 1) * Math.floor(labels.length / classes.length)
    for (const place of draw(places, from, count, mix(seed ^ mix(label + 1)))) drawn.push(place)
  }
  return permutation(labels.length, seed, epoch).map((place) => drawn[place]!)
}

/** `count` places from the `from`th on, of an endless sequence of all places in ever new orders. */
function* draw(
  places: readonly number[],
  from: number,
  count: number,
  seed: number,
): Generator<number, void, undefined> {
  let order: Uint32Array = new Uint32Array()
  for (let k = from; k < from + count; k++) {
    const place = k % places.length
    if (k === from || place === 0) order = permutation(places.length, seed, Math.floor(k / places.length))
    yield places[order[place]!]!
  }
}

function groupByClass(labels: ArrayLike<number>): [label: number, places: readonly number[]][] {
  const groups = new Map<number, number[]>()
  for (let place = 0; place < labels.length; place++) {
    const own = groups.get(labels[place]!)
    if (own === undefined) groups.set(labels[place]!, [place])
    else own.push(place)
  }
  return [...groups].sort(([a], [b]) => a - b)
}
