import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'

/** tfjs-core as `@tensorflow/tfjs` sets it up, on its WebAssembly backend. Runs as a bundle: setup/bundle.ts. */
export async function startTfjsWasm() {
  const bench = createRequire(pathToFileURL(join(process.cwd(), 'package.json')))
  setWasmPaths(`${dirname(bench.resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  await tf.setBackend('wasm')
  return { tf, version: `tfjs ${tf.version_core}`, device: 'WASM SIMD, 1 thread' }
}
