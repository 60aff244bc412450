import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `@oneloop/model-io`'s tests make theirs, and where `ONELOOP_VENV` says that one is. */
const environments = [
  process.env['ONELOOP_VENV'],
  fileURLToPath(new URL('../../../../packages/model-io/.cache/venv', import.meta.url)),
]

/** A Python that has onnxruntime, or why there is none. */
export function pythonWithOnnxruntime(): { readonly path: string } | { readonly skipped: string } {
  for (const environment of environments) {
    const path = environment === undefined ? '' : join(environment, 'bin/python')
    if (existsSync(path)) return { path }
  }
  return { skipped: 'no Python with onnxruntime; ONELOOP_VENV names an environment that has it' }
}
