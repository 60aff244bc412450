import type { Backend } from '@oneloop/core'
import { startTensorflow } from './tensorflow/start-tensorflow.ts'
import { tfjsBackend } from './tfjs-backend.ts'

/**
 * tfjs-node: TensorFlow's C library on the CPU. Needs `@oneloop/tensorflow-setup`, `@tensorflow/tfjs-node`, and once
 * `oneloop setup tensorflow`.
 *
 * One process has one TensorFlow: where its GPU build is loaded already, this runs on that.
 *
 * @throws BackendUnavailableError (from `createEngine`) with the command that fixes it
 */
export function tfjsNode(): Backend {
  return tfjsBackend('tfjs-node', () => startTensorflow('tfjs-node', false))
}
