export interface ShownLoss {
  /** The probability given to the right answer, to four digits that count. */
  readonly probability: number
  /** −ln of exactly that probability: whoever works it out gets this number. */
  readonly loss: number
}

/** A loss as it is written beside its probability. */
export function shownLoss(loss: number): ShownLoss {
  const probability = Number(Math.exp(-loss).toPrecision(4))
  return { probability, loss: Math.max(0, -Math.log(probability)) }
}

/** Points at equal steps of the loss, from p = 1 on: near p = 0 equal steps of p would leave the steepest part out. */
export const curve: readonly (readonly [p: number, loss: number])[] = Array.from({ length: 281 }, (_, i) => [
  Math.exp(-i / 20),
  i / 20,
])
