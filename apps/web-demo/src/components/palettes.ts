import { type Theme, token } from '../styles/theme.ts'

/** `grey`: black to white; `signed`: one colour below 0, another above; `amount`: nothing to full. */
export type Palette = 'grey' | 'signed' | 'amount'

/** Colours on either side of 0. */
const SHADES = 255

type Rgb = readonly [red: number, green: number, blue: number]

/**
 * Which pixel, as `ImageData` keeps it, shows a value in [−1, 1] (outside, that of the nearest end) in the theme that is on.
 * A table, because a picture is a hundred thousand look-ups.
 */
export function pixelOf(palette: Palette, look: Theme): (value: number) => number {
  const table = tableOf(palette, look)
  return (value) => table[SHADES + Math.round(Math.min(1, Math.max(-1, value)) * SHADES)] ?? table[SHADES]!
}

const tables = new Map<string, Uint32Array>()

function tableOf(palette: Palette, look: Theme): Uint32Array {
  const key = `${palette} ${look}`
  const known = tables.get(key)
  if (known !== undefined) return known
  const shade = shades[palette]()
  const table = Uint32Array.from({ length: 2 * SHADES + 1 }, (_, i) => pixel(shade((i - SHADES) / SHADES)))
  tables.set(key, table)
  return table
}

const shades: Record<Palette, () => (value: number) => Rgb> = {
  grey: () => (value) => blend([0, 0, 0], [255, 255, 255], Math.max(0, value)),
  signed: () => {
    const [nothing, positive, negative] = [colour('--sunken'), colour('--accent'), colour('--warm')]
    return (value) => blend(nothing, value < 0 ? negative : positive, Math.abs(value))
  },
  amount: () => {
    const [nothing, full] = [colour('--sunken'), colour('--accent')]
    return (value) => blend(nothing, full, Math.max(0, value))
  },
}

/** A token as `getComputedStyle` writes it: `rgb(12, 34, 56)`. */
function colour(name: `--${string}`): Rgb {
  const [red = 0, green = 0, blue = 0] =
    token(name)
      .match(/[\d.]+/g)
      ?.map(Number) ?? []
  return [red, green, blue]
}

function blend(from: Rgb, to: Rgb, share: number): Rgb {
  const mix = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share)
  return [mix(0), mix(1), mix(2)]
}

/** Opaque, the bytes in the order red, green, blue, alpha, as every machine with a browser has them. */
function pixel([red, green, blue]: Rgb): number {
  return (255 << 24) | (blue << 16) | (green << 8) | red
}
