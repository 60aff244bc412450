import type { NamedArrays } from '@oneloop/core'
import { History, sha256 } from '@oneloop/core'
import type { RunState } from '../run.ts'

/** Raised when the layout changes in a way that older readers can't follow. */
export const CHECKPOINT_VERSION = 1

/**
 * A run's state as one file: a safetensors file (https://huggingface.co/docs/safetensors) whose tensors are the
 * parameters and the optimizer's memory (`expAvg/fc1.weight`) and whose metadata holds all else, so any tool that opens
 * safetensors shows what is in it.
 *
 * @param config anything JSON can hold that the caller wants back: how the run was set up
 */
export async function encodeCheckpoint(state: RunState, config: unknown = null): Promise<Uint8Array<ArrayBuffer>> {
  const { engine, ...rest } = state
  const tensors = flatten(engine.parameters, engine.slots)
  const data = new Uint8Array(tensors.reduce((bytes, [, array]) => bytes + array.byteLength, 0))
  const header: Record<string, unknown> = {}
  let offset = 0
  for (const [name, array] of tensors) {
    data.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset)
    const end = offset + array.byteLength
    header[name] = { dtype: 'F32', shape: [array.length], data_offsets: [offset, end] }
    offset = end
  }
  const history = new History(state.history)
  const run = JSON.stringify({
    ...rest,
    history,
    step: engine.step,
    stepInEpoch: state.step,
    totals: engine.totals,
    config,
  })
  header['__metadata__'] = {
    format: 'oneloop-checkpoint',
    version: String(CHECKPOINT_VERSION),
    run,
    sha256: await checkpointDigest(run, header, data),
  }
  // The format wants the data to start on an 8-byte boundary; spaces after the JSON are allowed for that.
  const text = new TextEncoder().encode(JSON.stringify(header))
  const length = Math.ceil(text.length / 8) * 8
  const file = new Uint8Array(8 + length + data.length).fill(0x20, 8, 8 + length)
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true)
  file.set(text, 8)
  file.set(data, 8 + length)
  return file
}

/** What the checksum covers: the run, the tensor table and the data. */
export function checkpointDigest(run: string, header: Record<string, unknown>, data: Uint8Array): Promise<string> {
  const { __metadata__: _, ...table } = header
  const text = new TextEncoder().encode(run + JSON.stringify(table))
  const all = new Uint8Array(text.length + data.length)
  all.set(text)
  all.set(data, text.length)
  return sha256(all)
}

function flatten(parameters: NamedArrays, slots: RunState['engine']['slots']): [string, Float32Array][] {
  return [
    ...Object.entries(parameters),
    ...Object.entries(slots).flatMap(([slot, arrays]) =>
      Object.entries(arrays).map(([name, array]): [string, Float32Array] => [`${slot}/${name}`, array]),
    ),
  ]
}
