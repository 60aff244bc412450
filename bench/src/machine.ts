import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'

/** What the numbers were measured on; nothing that names a host. */
export interface Machine {
  readonly cpu: string
  /** The widest vectors that the processor has, where the system tells: what native peers run by. */
  readonly vectors: 'AVX-512' | 'AVX2' | null
  readonly cores: number
  readonly memoryGiB: number
  readonly platform: string
  readonly node: string
}

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? process.arch,
    vectors: vectors(),
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

function vectors(): Machine['vectors'] {
  try {
    const flags = readFileSync('/proc/cpuinfo', 'utf8')
    return /\bavx512f\b/.test(flags) ? 'AVX-512' : /\bavx2\b/.test(flags) ? 'AVX2' : null
  } catch {
    return null
  }
}
