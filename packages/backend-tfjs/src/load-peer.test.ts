import { BackendUnavailableError } from '@oneloop/core'
import { expect, test } from 'vitest'
import { loadPeer } from './load-peer.ts'

test('a package that is not installed is named, with the command that installs it', async () => {
  const missing = '@oneloop/no-such-package'
  const error = await loadPeer('tfjs-wasm', ['@tensorflow/tfjs-core'], () => import(missing)).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(BackendUnavailableError)
  expect(error).toMatchObject({
    backend: 'tfjs-wasm',
    code: 'BACKEND_UNAVAILABLE',
    message:
      "backend 'tfjs-wasm' is not available: @tensorflow/tfjs-core not installed; npm install @tensorflow/tfjs-core@4.22.0",
  })
})

test('a package that fails to load says how', async () => {
  const load = () => Promise.reject(new Error('libtensorflow.so.2: cannot open shared object file\nmore'))
  await expect(loadPeer('tfjs-node', ['@tensorflow/tfjs-node'], load)).rejects.toThrow(
    '@tensorflow/tfjs-node failed to load (libtensorflow.so.2: cannot open shared object file)',
  )
})
