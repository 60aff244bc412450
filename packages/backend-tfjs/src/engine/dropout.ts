import type { Program } from '@oneloop/core'
import { dropoutKey, dropoutThreshold, mix } from '@oneloop/core/engine'
import type { Tensor2D, Tf } from '../tf.ts'

/** 0 where the hash of `key ^ index` is below the threshold, `kept` elsewhere: trainer's `isDropped` for a whole layer. */
export interface DropoutMask {
  readonly key: number
  readonly threshold: number
  /** 1 / (1 − p) */
  readonly kept: number
  /** `[rows, layer.out]` */
  readonly shape: [number, number]
}

export function dropoutMaskOf(program: Program, step: number, layerIndex: number, rows: number): DropoutMask {
  const { dropout, out } = program.layers[layerIndex]!
  return {
    key: dropoutKey(program.seed, step, layerIndex),
    threshold: dropoutThreshold(dropout),
    kept: 1 / (1 - dropout),
    shape: [rows, out],
  }
}

/** The mask worked out on the host. */
export function hostDropoutMask(tf: Tf, { key, threshold, kept, shape }: DropoutMask): Tensor2D {
  const mask = new Float32Array(shape[0] * shape[1])
  for (let i = 0; i < mask.length; i++) mask[i] = mix(key ^ i) < threshold ? 0 : kept
  return tf.tensor2d(mask, shape)
}
