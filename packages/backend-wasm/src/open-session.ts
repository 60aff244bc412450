import type { Program } from '@oneloop/core'
import { layOut } from './arena.ts'
import { createMemory } from './memory.ts'
import { type Build, compileKernels, type Kernels } from './module.ts'
import type { Session } from './session.ts'
import { startThreadPool } from './threads/start-thread-pool.ts'
import { writePlan } from './write-plan.ts'

/**
 * Lays out the memory, loads the kernels into it and starts the threads.
 *
 * @param notes why something is not as it was wished for, for `device`
 */
export async function openSession(
  program: Program,
  threads: number,
  build: Build,
  notes: readonly string[],
): Promise<Session> {
  const arena = layOut(program, threads)
  const memory = createMemory(arena.bytes, build.shared)
  const module = await compileKernels(build)
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  const kernels = instance.exports as unknown as Kernels
  writePlan(memory, arena, program, threads, build.wide)
  const { plan, job, control } = arena
  const pool = await startThreadPool({ threads, module, memory, plan, job, control })
  const device = [
    `WASM SIMD${build.wide ? ' 256-bit' : ''}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    ...(build.relaxed ? [', fast math'] : []),
    ...(notes.length === 0 ? [] : [` (${notes.join('; ')})`]),
  ]
  return { program, arena, memory, kernels, pool, device: device.join('') }
}
