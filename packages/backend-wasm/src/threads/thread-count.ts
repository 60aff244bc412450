import type { Program } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { isNode } from '@oneloop/core/engine'
import { multiplicationsAStep } from '../multiplications-a-step.ts'
import { nodeBuiltin } from './node-builtin.ts'

/** With fewer multiplications for each thread than this, waiting for each other costs more than the help brings. */
const MULTIPLICATIONS_A_THREAD = 1_000_000
/** More threads than this did not help any network that we measured. */
const MOST_THREADS = 16

/** How many threads to use and, when they are fewer than was wished for, why. */
export interface ThreadCount {
  readonly threads: number
  readonly why: string | null
}

/** @throws OneloopError `ARGUMENT_INVALID` */
export function countThreads(wish: 'auto' | number, program: Program): ThreadCount {
  if (wish !== 'auto' && !(Number.isInteger(wish) && wish >= 1 && wish <= 256)) {
    throw new OneloopError(`threads is 'auto' or a whole number from 1 to 256, not ${wish}`, {
      code: 'ARGUMENT_INVALID',
    })
  }
  const threads = wish === 'auto' ? Math.min(cores(), MOST_THREADS, worthwhile(program)) : wish
  if (threads === 1) return { threads, why: null }
  if (typeof SharedArrayBuffer === 'undefined' || globalThis.crossOriginIsolated === false) {
    return { threads: 1, why: 'the page is not cross-origin isolated' }
  }
  return { threads, why: null }
}

function worthwhile(program: Program): number {
  return Math.max(1, Math.floor(multiplicationsAStep(program) / MULTIPLICATIONS_A_THREAD))
}

function cores(): number {
  return isNode() ? nodeBuiltin('node:os').availableParallelism() : navigator.hardwareConcurrency
}
