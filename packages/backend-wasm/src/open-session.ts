import type { Program } from '@oneloop/core'
import { layOut } from './arena.ts'
import { createMemory } from './memory.ts'
import { compileKernels, type Kernels } from './module.ts'
import type { Session } from './session.ts'
import { startThreadPool } from './threads/start-thread-pool.ts'
import { writePlan } from './write-plan.ts'

/** Lays out the memory, loads the kernels into it and starts the threads. */
export async function openSession(
  program: Program,
  threads: number,
  relaxed: boolean,
  why: string | null,
): Promise<Session> {
  const shared = threads > 1
  const arena = layOut(program, threads)
  const memory = createMemory(arena.bytes, shared)
  const module = await compileKernels({ relaxed, shared })
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  const kernels = instance.exports as unknown as Kernels
  writePlan(memory, arena, program, threads)
  const { plan, job, control } = arena
  const pool = await startThreadPool({ threads, module, memory, plan, job, control })
  const device = [
    `WASM SIMD, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    ...(relaxed ? [', fast math'] : []),
    ...(why === null ? [] : [` (${why})`]),
  ]
  return { program, arena, memory, kernels, pool, device: device.join('') }
}
