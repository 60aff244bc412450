import type { EpochConfig, EpochTask, InferenceConfig, InferenceTask } from '../peer.ts'
import { PeerMissing } from '../peer.ts'
import { type Tfjs, tfjsEpoch, tfjsInference } from './tfjs.ts'

/** The eager loop on tfjs-node, whose binding @oneloop/tensorflow-setup builds. */
async function start(): Promise<Tfjs> {
  const tf = await load()
  return { tf, version: `tfjs-node ${tf.version_core}`, device: 'TensorFlow, CPU' }
}

async function load(): Promise<Tfjs['tf']> {
  const name = '@oneloop/tensorflow-setup'
  try {
    const { loadTfjsNode } = (await import(name)) as { loadTfjsNode(): Promise<{ tf: Tfjs['tf'] }> }
    return (await loadTfjsNode()).tf
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
    const reason = absent ? `${name} is not installed` : String(cause).split('\n', 1)[0]!
    throw new PeerMissing(reason, 'npx oneloop-tensorflow-setup')
  }
}

export const epoch = async (config: EpochConfig): Promise<EpochTask> => tfjsEpoch(await start(), config)
export const inference = async (config: InferenceConfig): Promise<InferenceTask> => tfjsInference(await start(), config)
