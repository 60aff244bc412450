import type { Backend } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { TrainAndTest } from '@oneloop/mnist-data'
import type { WriteModelOptions } from '@oneloop/model-io'
import type { Output } from '../output.ts'
import type { ModelFile } from './artifacts.ts'
import type { Resumed } from './resume.ts'
import type { SavedConfig } from './saved-config.ts'

/** A run, once everything that can be known before the first step is known. */
export interface Job {
  readonly config: SavedConfig
  readonly folder: string
  readonly data: TrainAndTest
  readonly model: Mlp
  readonly backend: Backend
  /** Why other backends than the one in use were passed over, a line each; filled in when the engine is made. */
  readonly notUsed: readonly string[]
  readonly resumed: Resumed | null
  /** The checkpoint in this folder that the run goes on from: a file, or null for the newest; undefined for none. */
  readonly inPlace: string | null | undefined
  readonly modelFiles: readonly ModelFile[]
  readonly modelOptions: WriteModelOptions
  readonly output: Output
}
