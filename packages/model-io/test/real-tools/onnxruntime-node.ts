import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { copyFiles, makeOnce, runProgram, type Tool } from './tool.ts'

const here = import.meta.dirname
const INSTALL_TIMEOUT_MS = 240_000

/** The part of onnxruntime-node that is used here. */
export interface OnnxRuntime {
  readonly Tensor: new (
    type: string,
    data: Float32Array | Float64Array | Uint8Array | readonly string[],
    dims: readonly number[],
  ) => object
  readonly InferenceSession: {
    create(
      model: Uint8Array,
    ): Promise<{ run(feeds: Record<string, object>): Promise<Record<string, { data: Float32Array }>> }>
  }
}

/**
 * npm's onnxruntime-node, installed once under `.cache`, without its install script (which fetches CUDA libraries): its
 * 110 MB are no dependency of the project.
 */
export function onnxRuntimeNode(): Tool {
  const path = join(here, '../../.cache/onnxruntime-node')
  return makeOnce(path, (temporary) => {
    copyFiles(join(here, 'onnxruntime-node'), temporary)
    const pnpm = findUpwards('node_modules/pnpm/bin/pnpm.mjs') ?? findUpwards('node_modules/pnpm/bin/pnpm.cjs')
    if (pnpm === undefined) throw new Error('no pnpm')
    const args = [
      pnpm,
      'install',
      '--ignore-workspace',
      '--ignore-scripts',
      '--frozen-lockfile',
      '--config.node-linker=hoisted',
    ]
    runProgram(process.execPath, args, { cwd: temporary, timeoutMs: INSTALL_TIMEOUT_MS })
  })
}

export function loadOnnxRuntime(tool: Tool): OnnxRuntime {
  if (tool.skipped !== undefined) throw new Error(tool.skipped)
  return createRequire(join(tool.path, 'package.json'))('onnxruntime-node') as OnnxRuntime
}

function findUpwards(name: string): string | undefined {
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name)
  }
  return undefined
}
