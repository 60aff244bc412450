import type { EpochConfig, EpochTask, InferenceConfig, InferenceTask } from '../peer.ts'
import { startTfjsWasm } from './start-tfjs-wasm.ts'
import { tfjsEpoch, tfjsInference } from './tfjs.ts'

export const epoch = async (config: EpochConfig): Promise<EpochTask> => tfjsEpoch(await startTfjsWasm(), config)
export const inference = async (config: InferenceConfig): Promise<InferenceTask> =>
  tfjsInference(await startTfjsWasm(), config)
