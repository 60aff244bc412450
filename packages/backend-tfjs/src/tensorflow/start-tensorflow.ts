import { BackendUnavailableError, OneloopError } from '@oneloop/core'
import { isNode } from '@oneloop/core/engine'
import type * as setup from '@oneloop/tensorflow-setup'
import type { Device } from '../device.ts'
import { hostDropoutMask } from '../engine/dropout.ts'
import { residentRowSource } from '../engine/resident-row-source.ts'
import { tfjsVectorOps } from '../engine/vector-ops.ts'
import { importInNode } from '../import-in-node.ts'
import { loadPeer } from '../load-peer.ts'
import { startBackend } from '../start-backend.ts'
import type { Tf } from '../tf.ts'
import { datasetOnTensorflow } from './dataset-on-tensorflow.ts'

/**
 * TensorFlow's C library under tfjs-node, which `@oneloop/tensorflow-setup` finds and loads.
 *
 * @param gpu whether only a GPU will do
 * @throws BackendUnavailableError
 */
export async function startTensorflow(backend: string, gpu: boolean): Promise<Device> {
  if (!isNode()) {
    throw new BackendUnavailableError(backend, { reason: 'it runs in Node alone', fix: 'take wasm() or tfjsWebGpu()' })
  }
  const { loadTfjsNode } = (await loadPeer(backend, ['@oneloop/tensorflow-setup'], () =>
    importInNode('@oneloop/tensorflow-setup'),
  )) as typeof setup
  const {
    tf,
    tensorflow,
    gpu: onGpu,
  } = await loadTfjsNode<Tf>({ gpu }).catch((error: unknown) => {
    throw unavailable(backend, error)
  })
  await startBackend(tf, 'tensorflow')
  return {
    tf,
    backendName: 'tensorflow',
    description: `tfjs-node ${tf.version_core}, TensorFlow ${tensorflow}, ${onGpu ? 'CUDA GPU' : 'CPU'}`,
    fastTransposedMatMul: true,
    cheapSlices: true,
    createRowSource: () => residentRowSource(tf, datasetOnTensorflow),
    vectorOps: tfjsVectorOps(tf),
    dropoutMask: hostDropoutMask,
  }
}

/** The same reason and the same fix, under the name that says what can't be had. */
function unavailable(backend: string, cause: unknown): BackendUnavailableError {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (!(cause instanceof OneloopError) || cause.fix === undefined) {
    return new BackendUnavailableError(backend, { reason: message, cause })
  }
  const reason = message.endsWith(`; ${cause.fix}`) ? message.slice(0, -cause.fix.length - 2) : message
  return new BackendUnavailableError(backend, { reason, fix: cause.fix, cause })
}
