import type { Backend, Engine, Program } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { checkProgram } from './check-program.ts'
import { createEngineIn } from './engine.ts'
import { openSession } from './open-session.ts'
import { relaxedSimdWorks } from './relaxed-simd.ts'
import { countThreads } from './threads/thread-count.ts'

/** Options of `wasm`. */
export interface WasmOptions {
  /**
   * How many threads share a step. The default `'auto'` takes as many as the machine has cores and the network keeps
   * busy. In a browser more than one needs a cross-origin isolated page; without it there is one, and `device` says so.
   */
  readonly threads?: 'auto' | number
  /**
   * Whether to use fused multiply-add where the runtime has it. Default false. It is faster on wide networks, and the last
   * bits may differ from machine to machine.
   */
  readonly fastMath?: boolean
}

/**
 * The fused WebAssembly backend: each training step is one call into SIMD kernels.
 *
 * The same program and batches give the same bits on any number of threads, in Node and in browsers, straight through
 * or resumed, unless `fastMath` is set.
 */
export function wasm(options: WasmOptions = {}): Backend {
  return { name: 'wasm', createEngine: (program) => createEngine(program, options) }
}

async function createEngine(
  program: Program,
  { threads: wish = 'auto', fastMath = false }: WasmOptions,
): Promise<Engine> {
  checkProgram(program)
  const relaxed = fastMath && relaxedSimdWorks()
  const { threads, why } = countThreads(wish, program)
  try {
    return createEngineIn(await openSession(program, threads, relaxed, why))
  } catch (cause) {
    if (threads === 1 || cause instanceof OneloopError) throw cause
    const why = `its workers could not be started: ${cause instanceof Error ? cause.message : cause}`
    return createEngineIn(await openSession(program, 1, relaxed, why))
  }
}
