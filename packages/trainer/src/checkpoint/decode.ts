import type { NamedArrays, Totals } from '@oneloop/core'
import { History, OneloopError } from '@oneloop/core'
import type { RunState } from '../run.ts'
import { CHECKPOINT_VERSION, checkpointDigest } from './encode.ts'

/** A checkpoint, read back. */
export interface Checkpoint {
  readonly state: RunState
  /** What was given to `encodeCheckpoint`. */
  readonly config: unknown
}

/**
 * Reads what `encodeCheckpoint` wrote.
 *
 * @param file named in errors
 * @throws OneloopError `CHECKPOINT_CORRUPT` for bytes that are cut, changed or no checkpoint at all, `CHECKPOINT_VERSION`
 *   for one written by a newer oneloop
 */
export async function decodeCheckpoint(bytes: Uint8Array, file?: string): Promise<Checkpoint> {
  const { header, data } = split(bytes, file)
  const metadata = header['__metadata__'] as Record<string, string> | undefined
  if (metadata?.['format'] !== 'oneloop-checkpoint') throw corrupt('it is no oneloop checkpoint', file)
  if (Number(metadata['version']) !== CHECKPOINT_VERSION) {
    throw new OneloopError(`the checkpoint has format version ${metadata['version']}, not ${CHECKPOINT_VERSION}`, {
      code: 'CHECKPOINT_VERSION',
      fix: 'use the oneloop that wrote it',
      ...(file === undefined ? {} : { file }),
    })
  }
  const run = metadata['run'] ?? ''
  if ((await checkpointDigest(run, header, data)) !== metadata['sha256']) throw corrupt('its checksum is wrong', file)
  // The checksum holds, so what follows is what `encodeCheckpoint` wrote.
  const { step, stepInEpoch, totals, config, ...rest } = JSON.parse(run) as Omit<RunState, 'engine'> & {
    stepInEpoch: number
    totals: Totals
    config: unknown
  }
  const parameters: NamedArrays = {}
  const slots: Record<string, NamedArrays> = {}
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue
    const [start, end] = (entry as { data_offsets: [number, number] }).data_offsets
    const array = new Float32Array(data.slice(start, end).buffer)
    const [slot, parameter] = name.split('/')
    if (parameter === undefined) parameters[name] = array
    else slots[slot!] = { ...slots[slot!], [parameter]: array }
  }
  const history = History.fromJSON(rest.history).epochs
  return { state: { ...rest, history, step: stepInEpoch, engine: { parameters, slots, step, totals } }, config }
}

function split(bytes: Uint8Array, file: string | undefined) {
  if (bytes.length < 8) throw corrupt('it is cut short', file)
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true))
  if (length > bytes.length - 8) throw corrupt('it is cut short', file)
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length)))
    if (typeof header !== 'object' || header === null) throw new TypeError('the header is no object')
    return { header: header as Record<string, unknown>, data: new Uint8Array(bytes.subarray(8 + length)) }
  } catch (cause) {
    throw corrupt('its header is not readable', file, cause)
  }
}

function corrupt(what: string, file: string | undefined, cause?: unknown): OneloopError {
  return new OneloopError(`the checkpoint can't be used: ${what}`, {
    code: 'CHECKPOINT_CORRUPT',
    fix: 'use the one before it',
    ...(file === undefined ? {} : { file }),
    cause,
  })
}
