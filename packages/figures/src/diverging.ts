export type Rgb = readonly [red: number, green: number, blue: number]

// ColorBrewer's RdBu, safe for the colour-blind
const redToBlue: readonly Rgb[] = [
  [178, 24, 43],
  [244, 165, 130],
  [255, 255, 255],
  [146, 197, 222],
  [33, 102, 172],
]

/**
 * The colour of a value of −1 (the first stop) to 1 (the last), clamped; NaN is grey.
 *
 * @param stops evenly spaced; red to blue, white at 0, where left out
 */
export function diverging(value: number, stops: readonly Rgb[] = redToBlue): Rgb {
  if (Number.isNaN(value)) return [160, 160, 160]
  const position = ((Math.max(-1, Math.min(1, value)) + 1) / 2) * (stops.length - 1)
  const index = Math.min(stops.length - 2, Math.floor(position))
  const [from, to] = [stops[index]!, stops[index + 1]!]
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * (position - index))
  return [mix(0), mix(1), mix(2)]
}
