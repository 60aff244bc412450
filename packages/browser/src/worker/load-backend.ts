import { wasm } from '@oneloop/backend-wasm'
import { type Backend, OneloopError, unknownName } from '@oneloop/core'
import { reference } from '@oneloop/trainer'
import type { ServeOptions } from './serve-options.ts'

export async function loadBackend(
  name: string,
  threads: 'auto' | number,
  backends: NonNullable<ServeOptions['backends']>,
): Promise<Backend> {
  const own = backends[name]
  if (own !== undefined) return own()
  if (name === 'wasm') return wasm({ threads })
  if (name === 'reference') return reference()
  const known = [...new Set(['wasm', 'reference', ...Object.keys(backends)])]
  throw new OneloopError(unknownName('backend', name, known), { code: 'UNKNOWN_NAME' })
}
