import type { Backend } from '@oneloop/core'
import type { Output } from '../output.ts'
import type { ModelFile } from './artifacts.ts'
import type { Plan } from './plan.ts'
import type { Resumed } from './resume.ts'

/** A run, once everything that can be known before the first step is known. */
export interface Job extends Plan {
  /** What a row is called. */
  readonly what: 'image' | 'row'
  readonly folder: string
  readonly backend: Backend
  /** Why other backends than the one in use were passed over, a line each; filled in when the engine is made. */
  readonly notUsed: readonly string[]
  readonly resumed: Resumed | null
  /** The checkpoint in this folder that the run goes on from: a file, or null for the newest; undefined for none. */
  readonly inPlace: string | null | undefined
  readonly modelFiles: readonly ModelFile[]
  /** Whether pictures are drawn at the end. */
  readonly pictures: boolean
  readonly output: Output
}

/** Whether the run is on data by name, as the lesson is: it is told as the lesson tells it. */
export function isNamed({ config }: Pick<Job, 'config'>): boolean {
  return 'data' in config
}
