import { type Backend, BackendUnavailableError } from '@oneloop/core'
import type { Device } from './device.ts'
import { hostDropoutMask } from './engine/dropout.ts'
import { hostRowSource } from './engine/host-row-source.ts'
import { tfjsVectorOps } from './engine/vector-ops.ts'
import { peerUnavailable } from './load-peer.ts'
import { startBackend } from './start-backend.ts'
import { tfjsBackend } from './tfjs-backend.ts'

/** Options of `tfjsWasm`. */
export interface TfjsWasmOptions {
  /**
   * The folder's URL that serves the `.wasm` files of `@tensorflow/tfjs-backend-wasm`, with a slash at its end; for a
   * browser. Node finds them in the package. Has no effect once the backend runs.
   */
  readonly wasmPaths?: string
  /**
   * `'auto'` (default): as tfjs sees fit. 1: one thread, for a page whose policy refuses the `blob:` workers that tfjs
   * makes its threads of, where it would wait for them forever. Has no effect once the backend runs.
   */
  readonly threads?: 'auto' | 1
}

/**
 * tfjs on WebAssembly with SIMD; threads only in a cross-origin-isolated page. Needs `@tensorflow/tfjs-core` and
 * `@tensorflow/tfjs-backend-wasm`.
 *
 * @throws BackendUnavailableError (from `createEngine`) when they are not installed or the `.wasm` files do not load
 */
export function tfjsWasm(options: TfjsWasmOptions = {}): Backend {
  return tfjsBackend('tfjs-wasm', () => startWasm(options))
}

async function startWasm({ wasmPaths, threads: wish = 'auto' }: TfjsWasmOptions): Promise<Device> {
  const [tf, wasm] = await importTf()
  // `findBackend` would start it.
  if (!('wasm' in tf.engine().registry)) {
    if (wasmPaths !== undefined) wasm.setWasmPaths(wasmPaths)
    if (wish === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  }
  if (!(await startBackend(tf, 'wasm'))) {
    throw new BackendUnavailableError('tfjs-wasm', {
      reason: 'its .wasm files did not load',
      fix: "serve them from @tensorflow/tfjs-backend-wasm/dist and give their folder: tfjsWasm({ wasmPaths: '/tfjs/' })",
    })
  }
  const threads = tf.env().getBool('WASM_HAS_MULTITHREAD_SUPPORT') ? wasm.getThreadsCount() : 1
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? ' SIMD' : ''
  return {
    tf,
    backendName: 'wasm',
    description: `tfjs ${tf.version_core}, WASM${simd}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    fastTransposedMatMul: false,
    cheapSlices: false,
    createRowSource: () => hostRowSource(tf),
    vectorOps: tfjsVectorOps(tf),
    dropoutMask: hostDropoutMask,
  }
}

async function importTf() {
  try {
    const tf = await import('@tensorflow/tfjs-core')
    return [tf, await import('@tensorflow/tfjs-backend-wasm')] as const
  } catch (cause) {
    throw peerUnavailable('tfjs-wasm', ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'], cause)
  }
}
