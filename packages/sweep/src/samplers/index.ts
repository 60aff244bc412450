import { OneloopError } from '@oneloop/core'
import type { Settings, Space } from '../space/parameter.ts'
import { settingsAt } from '../space/settings-at.ts'
import { chance } from './chance.ts'
import { grid } from './grid.ts'
import { SOBOL_DIMENSIONS, sobolPoint } from './sobol-sequence.ts'
import { type Scored, tpe } from './tpe.ts'

/** How the next trials are chosen. */
export type SamplerName = 'grid' | 'random' | 'sobol' | 'tpe'

/** Every way to choose the next trials. */
export const samplerNames: readonly SamplerName[] = ['grid', 'random', 'sobol', 'tpe']

/** What of a study says how its space is searched. */
export interface Sampling {
  readonly space: Space
  readonly sampler: SamplerName
  readonly trials: number
  readonly seed: number
}

/** So many trials of TPE are drawn from the same earlier ones, so that they can be trained side by side. */
export const GENERATION = 10

/**
 * The settings of a trial: a pure function of the study, the trial's number and, for `tpe`, of the trials of earlier
 * generations.
 *
 * @param number from 0
 */
export function settingsOf(study: Sampling, number: number, earlier: readonly Scored[]): Settings {
  const { space, seed } = study
  switch (study.sampler) {
    case 'grid':
      return grid(space)[number]!
    case 'random':
      return settingsAt(space, (_, index) => chance(seed, number, index))
    case 'sobol':
      // Each dimension is shifted by a number of chance, so that another seed gives other points, as evenly spread.
      return settingsAt(space, (_, index) => {
        const shift = chance(seed, index) * 2 ** 32
        return ((sobolPoint(number, index + 1)[index]! ^ shift) >>> 0) / 2 ** 32
      })
    case 'tpe':
      return number < GENERATION
        ? settingsAt(space, (_, index) => chance(seed, number, index))
        : tpe(space, earlier, seed, number)
  }
}

/** How many trials a study has: a grid has as many as it has combinations. */
export function trialCount({ sampler, space, trials }: Sampling): number {
  return sampler === 'grid' ? grid(space).length : trials
}

/** @throws OneloopError `STUDY_INVALID` when the sampler can't search the space */
export function checkSampler(study: Sampling): void {
  const dimensions = Object.keys(study.space).length
  if (study.sampler === 'sobol' && dimensions > SOBOL_DIMENSIONS) {
    throw new OneloopError(`Sobol's sequence has ${SOBOL_DIMENSIONS} dimensions here, the space has ${dimensions}`, {
      code: 'STUDY_INVALID',
      fix: 'use the random sampler',
    })
  }
  trialCount(study)
}
