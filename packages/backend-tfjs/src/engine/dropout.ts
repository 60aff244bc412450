import type { Layer } from '@oneloop/mlp-model'
import { dropoutKey, dropoutThreshold, mix, type Program } from '@oneloop/trainer'
import type { Tensor2D, Tf } from '../tf.ts'

/** 0 where training silences an output, 1/(1 − p) elsewhere, `[rows, layer.out]`: `isDropped` for a whole layer. */
export function dropoutMask(tf: Tf, program: Program, step: number, layerIndex: number, rows: number): Tensor2D {
  const layer: Layer = program.layers[layerIndex]!
  const key = dropoutKey(program.seed, step, layerIndex)
  const threshold = dropoutThreshold(layer.dropout)
  const kept = 1 / (1 - layer.dropout)
  const mask = new Float32Array(rows * layer.out)
  for (let i = 0; i < mask.length; i++) mask[i] = mix(key ^ i) < threshold ? 0 : kept
  return tf.tensor2d(mask, [rows, layer.out])
}
