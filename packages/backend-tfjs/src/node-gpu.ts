import type { Backend } from '@oneloop/core'
import { startTensorflow } from './tensorflow/start-tensorflow.ts'
import { tfjsBackend } from './tfjs-backend.ts'

/**
 * tfjs-node-gpu: TensorFlow's C library on an NVIDIA GPU, and nothing less. Needs `@oneloop/tensorflow-setup`,
 * `@tensorflow/tfjs-node-gpu` or `@tensorflow/tfjs-node`, and once `oneloop setup tensorflow --gpu`.
 *
 * @throws BackendUnavailableError (from `createEngine`) with the command that fixes it
 */
export function tfjsNodeGpu(): Backend {
  return tfjsBackend('tfjs-node-gpu', () => startTensorflow('tfjs-node-gpu', true))
}
