import { isDropped } from '@oneloop/core/engine'

/** The seed of the lesson's run. */
const SEED = 1

/**
 * Which of a layer's neurons dropout silences for the first row of a training step; none in evaluation.
 * The mask is the engines' own: the same hash of seed, step, layer and neuron.
 */
export function silenced(p: number, step: number, layer: number, width: number, training: boolean): boolean[] {
  return Array.from({ length: width }, (_, neuron) => training && isDropped(p, SEED, step, layer, neuron))
}
