import { ARRIVED, type Lane } from './race.ts'

export interface Place {
  readonly lane: Lane
  /** At the step asked for, or the last one before the runner was lost. */
  readonly loss: number
  readonly lost: boolean
  /** The step since which it has been at the bottom; null while it is not. */
  readonly arrivedAt: number | null
}

/** The runners: those at the bottom by when they arrived, then by their loss, and those that left the valley last. */
export function standing(lanes: readonly Lane[], step: number): Place[] {
  return lanes
    .map((lane) => {
      const losses = lane.losses.slice(0, step + 1)
      const away = losses.findLastIndex((loss) => loss >= ARRIVED)
      const arrivedAt = away === losses.length - 1 ? null : away + 1
      return { lane, loss: losses.at(-1)!, lost: step >= lane.losses.length, arrivedAt }
    })
    .sort(
      (a, b) =>
        Number(a.lost) - Number(b.lost) ||
        (a.arrivedAt ?? Number.MAX_VALUE) - (b.arrivedAt ?? Number.MAX_VALUE) ||
        a.loss - b.loss,
    )
}
