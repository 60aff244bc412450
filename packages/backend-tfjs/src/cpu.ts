import type { Backend } from '@oneloop/core'
import type { Device } from './device.ts'
import { hostDropoutMask } from './engine/dropout.ts'
import { hostRowSource } from './engine/host-row-source.ts'
import { tfjsVectorOps } from './engine/vector-ops.ts'
import { peerUnavailable } from './load-peer.ts'
import { startBackend } from './start-backend.ts'
import type { Tf } from './tf.ts'
import { tfjsBackend } from './tfjs-backend.ts'

/**
 * tfjs in plain JavaScript: works everywhere, slow. Needs `@tensorflow/tfjs-core` and `@tensorflow/tfjs-backend-cpu`.
 *
 * @throws BackendUnavailableError (from `createEngine`) when they are not installed
 */
export function tfjsCpu(): Backend {
  return tfjsBackend('tfjs-cpu', startCpu)
}

async function startCpu(): Promise<Device> {
  const tf = await importTf()
  await startBackend(tf, 'cpu')
  silenceFirstUseNotice(tf)
  return {
    tf,
    backendName: 'cpu',
    description: `tfjs ${tf.version_core}, plain JavaScript`,
    fastTransposedMatMul: true,
    cheapSlices: true,
    createRowSource: () => hostRowSource(tf),
    vectorOps: tfjsVectorOps(tf),
    dropoutMask: hostDropoutMask,
  }
}

async function importTf(): Promise<Tf> {
  try {
    await import('@tensorflow/tfjs-backend-cpu')
    return await import('@tensorflow/tfjs-core')
  } catch (cause) {
    throw peerUnavailable('tfjs-cpu', ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'], cause)
  }
}

/** In Node the first tensor prints a banner that recommends another package; in production mode it does not. */
function silenceFirstUseNotice(tf: Tf): void {
  const production = tf.env().getBool('PROD')
  tf.env().set('PROD', true)
  tf.scalar(0).dispose()
  tf.env().set('PROD', production)
}
