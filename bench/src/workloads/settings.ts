import type { Contestant } from '../contestants.ts'
import type { OpenOptions } from '../round-robin.ts'

/** What all workloads are run with. */
export interface Settings extends Omit<OpenOptions, 'timeoutMs'> {
  readonly quick: boolean
  /** The folder of MNIST's bytes. */
  readonly data: string
  /** Those that `--only` lets through. */
  readonly choose: (contestants: readonly Contestant[]) => readonly Contestant[]
}
