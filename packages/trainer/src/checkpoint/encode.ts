import type { NamedArrays } from '@oneloop/core'
import { concat, History, sha256 } from '@oneloop/core'
import { encodeSafetensors, encodeUtf8, float32Bytes, type StoredTensor, tensorTable } from '@oneloop/core/files'
import type { RunState } from '../run.ts'
import { type CheckpointRun, encodeTotals } from './checkpoint-run.ts'

/** Raised when the layout changes in a way that older readers can't follow. */
export const CHECKPOINT_VERSION = 1

/**
 * A run's state as one file: a safetensors file (https://huggingface.co/docs/safetensors) whose tensors are the
 * parameters, the optimizer's memory (`expAvg/fc1.weight`) and what callbacks remember (`@earlyStopping/fc1.weight`), and whose metadata holds all else, so any tool that opens
 * safetensors shows what is in it.
 *
 * @param config anything JSON can hold that the caller wants back: how the run was set up
 */
export async function encodeCheckpoint(state: RunState, config: unknown = null): Promise<Uint8Array<ArrayBuffer>> {
  const { engine, memories, ...rest } = state
  const tensors = flatten(engine.parameters, { ...engine.slots, ...memoryArrays(memories) })
  const plain: CheckpointRun = {
    ...rest,
    history: new History(state.history).toJSON(),
    step: engine.step,
    totals: encodeTotals(engine.totals),
    memories: Object.fromEntries(Object.entries(memories).map(([name, { values }]) => [name, values])),
    config,
  }
  const run = JSON.stringify(plain)
  return encodeSafetensors(tensors, {
    format: 'oneloop-checkpoint',
    version: String(CHECKPOINT_VERSION),
    run,
    sha256: await checkpointDigest(run, tensors),
  })
}

/** What sets a callback's arrays apart from the optimizer's memory: `@earlyStopping/fc1.weight`. */
export const MEMORY_MARK = '@'

function memoryArrays(memories: RunState['memories']): Record<string, NamedArrays> {
  return Object.fromEntries(Object.entries(memories).map(([name, { arrays }]) => [`${MEMORY_MARK}${name}`, arrays]))
}

/** The checksum: of the run, the table of tensors and their values. */
export function checkpointDigest(run: string, tensors: readonly Omit<StoredTensor, 'offset'>[]): Promise<string> {
  const table = `{${tensorTable(tensors).join(',')}}`
  return sha256(concat([encodeUtf8(run + table), ...tensors.map(({ bytes }) => bytes)]))
}

function flatten(parameters: NamedArrays, slots: RunState['engine']['slots']) {
  const arrays = [
    ...Object.entries(parameters),
    ...Object.entries(slots).flatMap(([slot, named]) =>
      Object.entries(named).map(([name, array]): [string, Float32Array] => [`${slot}/${name}`, array]),
    ),
  ]
  return arrays.map(([name, array]) => {
    return { name, dtype: 'F32', shape: [array.length], bytes: float32Bytes(array) } as const
  })
}
