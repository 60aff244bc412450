import { wasm } from '@oneloop/backend-wasm'
import type { EpochConfig, InferenceConfig, StepsConfig } from '../peer.ts'
import { oneloopEpoch, oneloopInference, oneloopSteps } from './oneloop.ts'

const version = 'oneloop'
const backend = ({ threads, options }: EpochConfig | StepsConfig | InferenceConfig) =>
  wasm({
    threads: threads ?? 'auto',
    fastMath: options['fastMath'] === true,
    // As the command trains, unless the row is for 128-bit operations.
    wideSimd: options['wideSimd'] !== false && 'auto',
  })

export const epoch = (config: EpochConfig) => oneloopEpoch(backend(config), version, config)
export const steps = (config: StepsConfig) => oneloopSteps(backend(config), version, config)
export const inference = (config: InferenceConfig) => oneloopInference(backend(config), version, config)
