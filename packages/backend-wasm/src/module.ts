import { BackendUnavailableError } from '@oneloop/core'
import { base64 as plain } from '#kernels/plain'
import { base64 as relaxedMadd } from '#kernels/relaxed'

/** The functions that assembly/index.ts exports. */
export interface Kernels {
  prepare(plan: number): void
  start(plan: number, job: number, control: number, kind: number): number
  proceed(plan: number, job: number, control: number): number
  settle(plan: number, job: number, control: number): number
  workerLoop(plan: number, job: number, control: number, thread: number, seen: number): void
}

/** Which build of the kernels. */
export interface Build {
  /** With relaxed fused multiply-add or without. */
  readonly relaxed: boolean
  /** For a memory that threads share or an ordinary one. */
  readonly shared: boolean
  /** For `whileWide`, whose code is kept apart from that of the ordinary build. */
  readonly wide: boolean
}

const compiled = new Map<string, Promise<WebAssembly.Module>>()

/** Compiles a build of the kernels, or hands out what it compiled before. */
export function compileKernels(build: Build): Promise<WebAssembly.Module> {
  const key = JSON.stringify(build)
  let module = compiled.get(key)
  if (module === undefined) {
    module = compile(build)
    compiled.set(key, module)
  }
  return module
}

async function compile({ relaxed, shared, wide }: Build): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') throw unavailable('this runtime has no WebAssembly')
  // Both are imported, not one on demand: a chunk of its own is what a worker in one file (Vite's default) can't have.
  const bytes = Uint8Array.from(atob(relaxed ? relaxedMadd : plain), (char) => char.charCodeAt(0))
  if (!shared) importOwnMemory(bytes)
  try {
    return await WebAssembly.compile(wide ? marked(bytes) : bytes)
  } catch (cause) {
    if (WebAssembly.validate(bytes)) throw forbidden(cause)
    throw unavailable('this runtime does not compile SIMD and thread instructions', cause)
  }
}

/** The same module with a custom section more, because V8 keeps one code for the same bytes, whatever its flags. */
function marked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode('256-bit')
  return Uint8Array.of(...bytes, 0, name.length + 1, name.length, ...name)
}

/**
 * Turns the import of a shared memory into one of an ordinary memory: one bit in the import section. Atomic
 * instructions are valid on either, so two builds serve both.
 * https://webassembly.github.io/spec/core/binary/types.html#limits
 */
function importOwnMemory(bytes: Uint8Array): void {
  const importOfMemory = [...new TextEncoder().encode('memory'), 0x02, 0x03]
  const at = bytes.findIndex((_, i) => importOfMemory.every((byte, j) => bytes[i + j] === byte))
  bytes[at + importOfMemory.length - 1] = 0x01
}

/** The runtime knows every instruction, and yet it did not compile them: that is for a page's policy to allow. */
const forbidden = (cause: unknown) =>
  new BackendUnavailableError('wasm', {
    reason: `the page may not compile WebAssembly (${cause instanceof Error ? cause.message : cause})`,
    fix: "allow 'wasm-unsafe-eval' in the script-src of its Content-Security-Policy",
    cause,
  })

const unavailable = (reason: string, cause?: unknown) =>
  new BackendUnavailableError('wasm', {
    reason,
    fix: 'use Node 20 or a browser of 2023 or later, or backend reference()',
    cause,
  })
