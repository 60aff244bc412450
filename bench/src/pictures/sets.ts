import type { Dataset } from '@oneloop/data'
import { drawing } from './drawing.ts'
import type { Labelled } from './labelled.ts'
import { NO_DIGIT_KINDS, noDigit } from './no-digit.ts'
import { photograph } from './photograph.ts'
import { plot } from './plot.ts'
import { Random } from './random.ts'
import { smallPicture } from './small.ts'

const MAKERS = { small: smallPicture, drawing, photograph, plot } as const

export type Kind = keyof typeof MAKERS

/** As many of each kind as were found in public repositories when digits were first tried. */
export const COUNTS: Readonly<Record<Kind, number>> = { small: 194, drawing: 124, photograph: 64, plot: 14 }

export const KINDS = Object.keys(COUNTS) as readonly Kind[]

/** The pictures of a kind, the same ones for the same seed. */
export async function* picturesOf(
  kind: Kind,
  seed: number,
  digits: Dataset,
  count = COUNTS[kind],
): AsyncGenerator<Labelled> {
  for (let i = 0; i < count; i++) yield MAKERS[kind](digits, randomOf(seed, KINDS.indexOf(kind), i))
}

/** Pictures that show no digit, `count` of each kind. */
export async function* picturesOfNoDigit(
  seed: number,
  count: number,
): AsyncGenerator<Labelled & { readonly kind: string }> {
  for (const [k, kind] of NO_DIGIT_KINDS.entries()) {
    for (let i = 0; i < count; i++) yield { kind, ...(await noDigit(kind, randomOf(seed, 100 + k, i))) }
  }
}

function randomOf(seed: number, kind: number, i: number): Random {
  return new Random(seed * 1_000_003 + kind * 10_007 + i * 101)
}
