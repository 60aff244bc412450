import { type Theme, token } from '../styles/theme.ts'

type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** The colour of a value in [−1, 1]; outside, that of the nearest end. */
type Colour = (value: number) => Rgba

/** Ways to colour numbers, for the theme that is on. */
export const palettes = {
  grey: () => (value) => {
    const level = Math.round(255 * clamp(value, 0, 1))
    return [level, level, level, 255]
  },
  signed: (look) => {
    const { nothing, positive, negative } = colours(look)
    return (value) => blend(nothing, value < 0 ? negative : positive, clamp(Math.abs(value), 0, 1))
  },
  amount: (look) => {
    const { nothing, positive } = colours(look)
    return (value) => blend(nothing, positive, clamp(value, 0, 1))
  },
} as const satisfies Record<string, (look: Theme) => Colour>

export type Palette = keyof typeof palettes

const known = new Map<Theme, Record<'nothing' | 'positive' | 'negative', Rgba>>()

/** Reading a token makes the browser lay the page out, so each theme's are read once. */
function colours(look: Theme) {
  const found = known.get(look)
  if (found !== undefined) return found
  const read = {
    nothing: parseRgb(token('--sunken')),
    positive: parseRgb(token('--accent')),
    negative: parseRgb(token('--warm')),
  }
  known.set(look, read)
  return read
}

/** `rgb(12, 34, 56)`, as `getComputedStyle` writes colours. */
function parseRgb(text: string): Rgba {
  const [red = 0, green = 0, blue = 0] = text.match(/[\d.]+/g)?.map(Number) ?? []
  return [red, green, blue, 255]
}

function blend(from: Rgba, to: Rgba, share: number): Rgba {
  const mix = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share)
  return [mix(0), mix(1), mix(2), 255]
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
