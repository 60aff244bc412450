import type { Rgb } from '../diverging.ts'

/** From all of a row wrong, over none of it, to all of it right: oranges and blues. */
export const shades: readonly Rgb[] = [
  [140, 45, 4],
  [217, 72, 1],
  [245, 139, 60],
  [253, 208, 162],
  [250, 251, 252],
  [198, 219, 239],
  [107, 174, 214],
  [33, 113, 181],
  [8, 48, 107],
]

/**
 * How dark a cell is, from −1 (wrong, the darkest) to 1 (right): its share of the row, and the cube root of it for an error,
 * or the errors of a good network would all be white.
 */
export function shade(count: number, support: number, isRight: boolean): number {
  const share = support === 0 ? 0 : count / support
  return isRight ? share * 0.8 : -Math.cbrt(share)
}
