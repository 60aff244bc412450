import type { Program } from '@oneloop/core'
import type { Arena } from './arena.ts'
import type { Kernels } from './module.ts'
import type { ThreadPool } from './threads/thread-pool.ts'

/** What an engine works with. */
export interface Session {
  readonly program: Program
  readonly arena: Arena
  readonly memory: WebAssembly.Memory
  readonly kernels: Kernels
  readonly pool: ThreadPool
  readonly device: string
}
