import { join } from 'node:path'
import { DEFAULTS } from '../training/config.ts'
import type { RunRequest } from '../training/run.ts'

/** How often one configuration is trained: on how many folds, with how many seeds. */
export interface Repeats {
  /** null: on the data's own parts. */
  readonly folds: number | null
  /** null: one. */
  readonly seeds: number | null
}

/** One of the runs. */
export interface StudyRun {
  /** Its folder in the study's. */
  readonly name: string
  /** From 1; null without folds. */
  readonly fold: number | null
  readonly seed: number
  readonly request: RunRequest
}

/**
 * The runs of a study, fold by fold and seed by seed: a pure function of the request. All of them part the data by the same
 * seed, so that seeds differ in their weights, orders and dropout alone, and folds make up the whole.
 *
 * @param folder the study's
 */
export function planStudy(request: RunRequest, { folds, seeds }: Repeats, folder: string): StudyRun[] {
  const { seed: first = DEFAULTS.seed, splitSeed = first } = request.given
  const places = folds === null ? [null] : Array.from({ length: folds }, (_, i) => i + 1)
  const own = Array.from({ length: seeds ?? 1 }, (_, i) => first + i)
  return places.flatMap((fold) =>
    own.map((seed) => {
      const words = [fold === null ? null : `fold-${fold}`, seeds === null ? null : `seed-${seed}`]
      const name = words.filter((word) => word !== null).join('-')
      const part = fold === null ? {} : { fold: { place: fold, of: folds! } }
      const given = { ...request.given, seed, splitSeed, ...part }
      return { name, fold, seed, request: { ...request, given, folder: join(folder, name) } }
    }),
  )
}
