import { loadTfjsNode } from '@oneloop/tensorflow-setup'
import type { EpochConfig, EpochTask, InferenceConfig, InferenceTask } from '../peer.ts'
import { type Tfjs, tfjsEpoch, tfjsInference } from './tfjs.ts'

/** The eager loop on tfjs-node, whose binding @oneloop/tensorflow-setup finds or has built. */
async function start(): Promise<Tfjs> {
  const { tf, tensorflow } = await loadTfjsNode<Tfjs['tf']>()
  return { tf, version: `tfjs-node ${tf.version_core}`, device: `TensorFlow ${tensorflow}, CPU` }
}

export const epoch = async (config: EpochConfig): Promise<EpochTask> => tfjsEpoch(await start(), config)
export const inference = async (config: InferenceConfig): Promise<InferenceTask> => tfjsInference(await start(), config)
