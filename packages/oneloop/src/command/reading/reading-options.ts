import { type ActivationName, activationNames } from '@oneloop/core'
import { type AffineMap, compose, normalize, toTensor } from '@oneloop/data'
import type { Command } from 'commander'
import { invalid, kebab, oneOf } from '../options.ts'

/** What the user knows of a model that its file does not say, or says wrongly. */
export interface ReadingFlags {
  readonly normalize?: AffineMap
  readonly activation?: ActivationName
}

export function addReadingOptions(command: Command): void {
  const names = activationNames.map(kebab).join('|')
  command
    .option(
      '--normalize <mean,std>',
      'how pixels from 0 to 1 were normalised, if the file does not say: 0.5,0.5 | 0.1307,0.3081 | 0,1',
      parseNormalization,
    )
    .option(
      '--activation <name>',
      `of hidden layers, if the file does not say: ${names}`,
      oneOf('activation', activationNames),
    )
}

/** `0.1307,0.3081` → what the network sees of a byte. */
export function parseNormalization(text: string): AffineMap {
  const [mean, std, ...rest] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (Number.isFinite(mean) && Number.isFinite(std) && std! > 0 && rest.length === 0) return ofPixels(mean!, std!)
  throw invalid(`--normalize is the mean and the deviation of pixels from 0 to 1, such as 0.1307,0.3081, not '${text}'`)
}

/** What the network sees of a byte whose pixel, from 0 to 1, is normalised with a mean and a deviation. */
export function ofPixels(mean: number, std: number): AffineMap {
  return compose(toTensor(), normalize({ mean, std }))
}

/** The words for `--normalize` that mean this map: `0.1307,0.3081`. */
export function normalizationText({ scale, offset }: AffineMap): string {
  const std = 1 / (255 * scale)
  return `${short(-offset * std)},${short(std)}`
}

const short = (value: number) => String(Number(value.toPrecision(4)) + 0)
