import { OneloopError } from '@oneloop/core'
import type { Dataset } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { digitResemblance, findDigit, LEAST_RESEMBLANCE, LESSON_TRANSFORM, type RgbaImage } from '@oneloop/mnist-data'
import { COUNTS, type Kind, picturesOf, picturesOfNoDigit } from './sets.ts'

/** What a picture is read as; null for "this looks like no digit". */
export type Reader = (image: RgbaImage) => number | null

export interface Reading {
  readonly pictures: number
  readonly right: number
  readonly refused: number
}

/** Reads as `oneloop predict` does. */
export function readerOf(model: Mlp, examples: Dataset): Reader {
  return (image) => {
    try {
      const { digit, doubt } = findDigit(image)
      if (doubt !== null || digitResemblance(digit, examples) < LEAST_RESEMBLANCE) return null
      const logits = model.forward({ features: digit, ...LESSON_TRANSFORM })
      return logits.indexOf(Math.max(...logits))
    } catch (error) {
      if (error instanceof OneloopError && error.code === 'IMAGE_BLANK') return null
      throw error
    }
  }
}

/** How many pictures of a kind are read rightly, and how many are taken for no digit. */
export async function measureKind(
  read: Reader,
  digits: Dataset,
  kind: Kind,
  seed: number,
  pictures = COUNTS[kind],
): Promise<Reading> {
  let [right, refused] = [0, 0]
  for await (const { label, image } of picturesOf(kind, seed, digits, pictures)) {
    const answer = read(image)
    if (answer === null) refused++
    else if (answer === label) right++
  }
  return { pictures, right, refused }
}

/** Of pictures without a digit, how many of each kind are said to be such. */
export async function measureNoDigits(read: Reader, seed: number, each: number): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>()
  for await (const { kind, image } of picturesOfNoDigit(seed, each)) {
    const refused = (readings.get(kind)?.refused ?? 0) + (read(image) === null ? 1 : 0)
    readings.set(kind, { pictures: each, right: refused, refused })
  }
  return readings
}
