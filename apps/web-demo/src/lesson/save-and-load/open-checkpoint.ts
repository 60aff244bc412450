import { type ActivationName, activationNames, decodeCheckpoint, type Layer, LESSON_TRANSFORM } from 'oneloop'
import type { ModelData } from '../../training/model-data.ts'

/** A checkpoint says what it is in the header of its safetensors file, which begins after the header's length. */
const HEADER_START = 8
const HEADER_BYTES = 1e6

/** Whether a file is a checkpoint, as `oneloop train` and this page write them, and not a model on its own. */
export async function isCheckpoint(file: Blob): Promise<boolean> {
  const header = await file.slice(HEADER_START, HEADER_BYTES).text()
  return header.startsWith('{') && header.includes('"format":"oneloop-checkpoint"')
}

/**
 * The network of a checkpoint, without the optimizer's memory.
 *
 * @throws OneloopError `CHECKPOINT_CORRUPT`, `CHECKPOINT_VERSION`
 */
export async function modelOfCheckpoint(bytes: Uint8Array, fileName: string): Promise<ModelData> {
  const { state, config } = await decodeCheckpoint(bytes, fileName)
  const { parameters } = state.engine
  const { activation, dropout } = hiddenLayers(config)
  const names = Object.keys(parameters).flatMap((name) => (name.endsWith('.bias') ? [name.slice(0, -5)] : []))
  const layers = names.map((name, i): Layer => {
    const out = parameters[`${name}.bias`]!.length
    const isLast = i === names.length - 1
    return {
      name,
      in: parameters[`${name}.weight`]!.length / out,
      out,
      activation: isLast ? 'identity' : activation,
      dropout: isLast ? 0 : dropout,
    }
  })
  return { layers, parameters, transform: LESSON_TRANSFORM }
}

/** What the run was set up with, as far as it says so; else what `Mlp` makes of nothing. */
function hiddenLayers(config: unknown): { readonly activation: ActivationName; readonly dropout: number } {
  const { activation, dropout } = (typeof config === 'object' && config !== null ? config : {}) as Record<
    string,
    unknown
  >
  return {
    activation: activationNames.find((name) => name === activation) ?? 'relu',
    dropout: typeof dropout === 'number' ? dropout : 0,
  }
}
