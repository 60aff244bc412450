import { execFile } from 'node:child_process'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { OneloopError } from '@oneloop/core'

const run = promisify(execFile)

/** Says why. On macOS the linker has no `--wrap`, and the kernel that needs it is for x64. */
const holdSignals = fileURLToPath(new URL('../../native/hold-signals.cc', import.meta.url))
const WRAPPED = ['TFE_NewContext', 'TFE_Execute', 'TF_LoadSessionFromSavedModel', 'TF_SessionRun']

export interface CompileOptions {
  readonly compiler: string
  /** tfjs-node's folder of C++ sources. */
  readonly sources: string
  /** The folder of unpacked wheels. */
  readonly library: string
  /** Relative to `library`. */
  readonly libraries: readonly string[]
  readonly target: string
  readonly signal?: AbortSignal | undefined
}

/**
 * Compiles tfjs-node's binding, its sources as published and one of ours that holds signals back, in one run of the
 * compiler: it needs nothing of Node but the Node-API headers, so neither node-gyp nor Python nor Node's own headers.
 *
 * @throws OneloopError `SETUP_COMPILE_FAILED` with the compiler's first error
 */
export async function compileBinding(options: CompileOptions): Promise<void> {
  const { compiler, sources, library, target, signal } = options
  await mkdir(dirname(target), { recursive: true })
  const files = (await readdir(sources)).filter((file) => file.endsWith('.cc')).sort()
  const temporary = `${target}.${process.pid}.tmp`
  const isMac = process.platform === 'darwin'
  const isLinux = process.platform === 'linux'
  const origin = isMac ? '@loader_path' : '$ORIGIN'
  const args = [
    ...['-std=c++17', '-O2', '-fPIC', '-DNAPI_VERSION=8', '-fvisibility=hidden', '-w'],
    ...(isMac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared']),
    ...['-I', nodeApiHeaders(), '-I', join(library, 'tensorflow/include')],
    ...files.map((file) => join(sources, file)),
    ...(isLinux ? [holdSignals, ...WRAPPED.map((name) => `-Wl,--wrap=${name}`)] : []),
    ...options.libraries.map((file) => join(library, file)),
    `-Wl,-rpath,${origin}/${relative(dirname(target), join(library, 'tensorflow'))}`,
    ...['-o', temporary],
  ]
  try {
    await run(compiler, args, { maxBuffer: 1 << 24, ...(signal && { signal }) })
    const file = await open(temporary)
    await file.sync()
    await file.close()
    await rename(temporary, target)
  } catch (cause) {
    await rm(temporary, { force: true })
    signal?.throwIfAborted()
    throw new OneloopError(`${compiler} can't compile tfjs-node's binding (${firstError(cause)})`, {
      code: 'SETUP_COMPILE_FAILED',
      file: sources,
      fix: 'try another compiler with CXX=…, GCC 9 or Clang 10 or newer',
      cause,
    })
  }
}

function nodeApiHeaders(): string {
  return join(dirname(createRequire(import.meta.url).resolve('node-api-headers/package.json')), 'include')
}

function firstError(cause: unknown): string {
  const { stderr = '', message = '' } = cause as { stderr?: string; message?: string }
  const lines = stderr.split('\n')
  return (lines.find((line) => /error|undefined reference/.test(line)) ?? lines[0] ?? '').trim() || message
}
