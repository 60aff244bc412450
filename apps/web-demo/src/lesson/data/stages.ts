import { type AffineMap, compose, LESSON_TRANSFORM, toTensor } from 'oneloop'

interface Stage {
  readonly map: AffineMap
  /** The values that bytes 0 and 255 become. */
  readonly from: number
  readonly to: number
}

/** The three scales that a pixel goes through. */
export const stages = {
  bytes: { map: compose(), from: 0, to: 255 },
  unit: { map: toTensor(), from: 0, to: 1 },
  signed: { map: LESSON_TRANSFORM, from: -1, to: 1 },
} as const satisfies Record<string, Stage>

export type StageName = keyof typeof stages
