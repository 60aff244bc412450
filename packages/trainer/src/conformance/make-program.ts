import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp, type MlpOptions } from '@oneloop/mlp-model'

/** A small program: a network of these widths, and defaults for what is not given. */
export function makeProgram(widths: readonly number[], model: MlpOptions, program: Partial<Program> = {}): Program {
  const { layers, parameters } = new Mlp(widths, { seed: 5, ...model })
  const defaults = { loss: crossEntropy(), optimizer: adam(), clipNorm: null, maxBatchSize: 64, seed: 1 }
  return { layers, parameters, ...defaults, ...program }
}
