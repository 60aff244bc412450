import { tfjsWasm } from '@oneloop/backend-tfjs'
import type { EpochConfig, InferenceConfig } from '../peer.ts'
import { oneloopEpoch, oneloopInference } from './oneloop.ts'

const version = 'oneloop, tfjs 4.22.0'

export const epoch = (config: EpochConfig) => oneloopEpoch(tfjsWasm(), version, config)
export const inference = (config: InferenceConfig) => oneloopInference(tfjsWasm(), version, config)
