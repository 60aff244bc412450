import type { Backend, Engine, Program } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { checkProgram } from './check-program.ts'
import { createEngineIn } from './engine.ts'
import { openSession } from './open-session.ts'
import { relaxedSimdWorks } from './relaxed-simd.ts'
import { countThreads } from './threads/thread-count.ts'
import { chooseWidth } from './wide-simd/choose-width.ts'

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
  /**
   * Whether to let V8 pair the kernels' 128-bit operations to 256-bit ones, by a flag of V8's that is experimental. Default
   * false. The bits stay the same; `'auto'` does it where it makes this network faster. It needs Node 24 to 26 on an x86
   * processor with AVX2. The flag is set while the kernels are compiled, and a short training that reaches every kernel
   * must end in known bits, or else the ordinary kernels are used and `device` says so.
   */
  readonly wideSimd?: 'auto' | boolean
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
  { threads: wish = 'auto', fastMath = false, wideSimd = false }: WasmOptions,
): Promise<Engine> {
  checkProgram(program)
  const relaxed = fastMath && relaxedSimdWorks()
  const { threads, why } = countThreads(wish, program)
  const engineOn = async (count: number, why: string | null) => {
    const build = { relaxed, shared: count > 1 }
    const width = await chooseWidth(wideSimd, program, build)
    const notes = [why, width.why].filter((note) => note !== null)
    return createEngineIn(await openSession(program, count, { ...build, wide: width.wide }, notes))
  }
  try {
    return await engineOn(threads, why)
  } catch (cause) {
    if (threads === 1 || cause instanceof OneloopError) throw cause
    return engineOn(1, `its workers could not be started: ${cause instanceof Error ? cause.message : cause}`)
  }
}
