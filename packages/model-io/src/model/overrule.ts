import type { ActivationName } from '@oneloop/core'
import type { Architecture } from './architecture.ts'
import { settled } from './guesses.ts'
import { checkNormalization, type Normalization } from './normalization.ts'

/** What a caller knows better than the file. */
export interface Overrides {
  /** The activation of all hidden layers. Where a file does not say, ReLU is guessed. */
  readonly activation?: ActivationName
  readonly normalization?: Normalization
}

/** The network with what the caller knows; where the file stated otherwise, a line says so. */
export function overrule(architecture: Architecture, { activation, normalization }: Overrides): Architecture {
  let { layers, guessed, inferred } = architecture
  if (activation !== undefined) {
    const hidden = layers.slice(0, -1)
    const others = new Set(hidden.map((layer) => layer.activation).filter((name) => name !== activation))
    if (guessed.activation === undefined && others.size > 0) {
      inferred = [
        ...inferred,
        `the activation ${activation} was given, in place of the file's ${[...others].join(', ')}`,
      ]
    }
    layers = layers.map((layer, i) => (i < hidden.length ? { ...layer, activation } : layer))
    guessed = settled(guessed, 'activation')
  }
  if (normalization !== undefined) {
    checkNormalization(normalization)
    const stated = guessed.normalization === undefined ? architecture.normalization : null
    if (stated !== null && (stated.scale !== normalization.scale || stated.offset !== normalization.offset)) {
      inferred = [
        ...inferred,
        `a normalisation was given, in place of the file's x · ${stated.scale} + ${stated.offset}`,
      ]
    }
    guessed = settled(guessed, 'normalization')
  }
  return { layers, normalization: normalization ?? architecture.normalization, inferred, guessed }
}
