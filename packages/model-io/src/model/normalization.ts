import { OneloopError } from '@oneloop/core'

/** What turns a feature into the value that the network sees: `feature * scale + offset`. A pixel byte as in the lesson: 1/127.5 and −1. */
export interface Normalization {
  readonly scale: number
  readonly offset: number
}

export function isNormalization({ scale, offset }: Normalization): boolean {
  return Number.isFinite(scale) && scale !== 0 && Number.isFinite(offset)
}

/** @throws OneloopError `ARGUMENT_INVALID` */
export function checkNormalization(normalization: Normalization): Normalization {
  if (isNormalization(normalization)) return normalization
  const { scale, offset } = normalization
  throw new OneloopError(`a normalisation is two finite numbers, its scale not 0: not ${scale} and ${offset}`, {
    code: 'ARGUMENT_INVALID',
    fix: 'give normalization: { scale, offset }',
  })
}
