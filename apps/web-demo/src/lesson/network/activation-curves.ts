import type { Activation } from 'oneloop'

const FROM = -6
const TO = 6
const STEP = 0.1
/** Just to the right of 0, where some activations have a corner. */
const AFTER_ZERO = 1e-9

type CurvePoint = readonly [x: number, y: number] | typeof GAP

/** Parts the line: what is on either side of a jump is not joined. */
export const GAP = ['-', '-'] as const

/** An activation and its derivative as lines. A derivative that jumps at 0, as that of ReLU, is drawn as a jump. */
export function activationCurves({ forward, derivative }: Pick<Activation, 'forward' | 'derivative'>): {
  readonly values: readonly CurvePoint[]
  readonly slopes: readonly CurvePoint[]
} {
  const count = Math.round((TO - FROM) / STEP)
  const xs = Array.from({ length: count + 1 }, (_, i) => Math.round((FROM + i * STEP) * 10) / 10)
  const slopeAt = (x: number) => derivative(x, forward(x))
  const jumps = Math.abs(slopeAt(AFTER_ZERO) - slopeAt(0)) > 0.1
  return {
    values: xs.map((x) => [x, forward(x)] as const),
    slopes: xs.flatMap((x): CurvePoint[] => {
      const point = [x, slopeAt(x)] as const
      return x === 0 && jumps ? [point, GAP, [AFTER_ZERO, slopeAt(AFTER_ZERO)]] : [point]
    }),
  }
}
