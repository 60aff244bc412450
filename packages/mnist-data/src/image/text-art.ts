import type { GreyImage } from './grey-image.ts'

const RAMP = ' .:-=+*#%@'

/** One line a row, two characters a pixel, the denser the brighter. */
export function textArt({ width, height, grey }: GreyImage): string {
  const row = (y: number) => Array.from(grey.subarray(y * width, (y + 1) * width), character).join('')
  return Array.from({ length: height }, (_, y) => row(y).trimEnd()).join('\n')
}

function character(level: number): string {
  return RAMP.charAt(Math.round((level / 255) * (RAMP.length - 1))).repeat(2)
}
