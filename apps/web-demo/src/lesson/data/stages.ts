import { type AffineMap, compose, LESSON_TRANSFORM, toTensor } from 'oneloop'

interface Stage {
  readonly map: AffineMap
  /** The values that bytes 0 and 255 become. */
  readonly from: number
  readonly to: number
  /** Into how many parts the axis is divided, so that its marks are numbers that one would say. */
  readonly ticks: number
}

/** The three scales that a pixel goes through. */
export const stages = {
  bytes: { map: compose(), from: 0, to: 255, ticks: 5 },
  unit: { map: toTensor(), from: 0, to: 1, ticks: 4 },
  signed: { map: LESSON_TRANSFORM, from: -1, to: 1, ticks: 4 },
} as const satisfies Record<string, Stage>

export type StageName = keyof typeof stages
