/** A step of an epoch, seen from the whole dataset. */
export interface Deck {
  /** Of each image: 1 in this batch, 0.35 learnt earlier this epoch, 0 still to come. */
  readonly cells: Float32Array
  readonly seen: number
}

/** @param batches the indices of every batch up to this step's, which is the last */
export function deckAt(images: number, batches: readonly ArrayLike<number>[]): Deck {
  const cells = new Float32Array(images)
  let seen = 0
  for (const [i, batch] of batches.entries()) {
    const shade = i === batches.length - 1 ? 1 : 0.35
    for (let k = 0; k < batch.length; k++) cells[batch[k]!] = shade
    seen += batch.length
  }
  return { cells, seen }
}
