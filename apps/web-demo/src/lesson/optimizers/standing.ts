import type { Lane } from './race.ts'

export interface Place {
  readonly lane: Lane
  /** At the step asked for, or the last one before the runner was lost. */
  readonly loss: number
  readonly lost: boolean
}

/** The runners by their loss at a step, the lowest first, and those that left the valley last. */
export function standing(lanes: readonly Lane[], step: number): Place[] {
  return lanes
    .map((lane) => ({
      lane,
      loss: lane.losses[Math.min(step, lane.losses.length - 1)]!,
      lost: step >= lane.losses.length,
    }))
    .sort((a, b) => Number(a.lost) - Number(b.lost) || a.loss - b.loss)
}
