import type { NamedArrays } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { decodeSafetensors, type Fault, type StoredTensor } from '@oneloop/core/files'
import type { RunState } from '../run.ts'
import { checkpointRun } from './checkpoint-run.ts'
import { CHECKPOINT_VERSION, checkpointDigest, MEMORY_MARK } from './encode.ts'

/** A checkpoint, read back. */
export interface Checkpoint {
  readonly state: RunState
  /** What was given to `encodeCheckpoint`. */
  readonly config: unknown
}

/**
 * Reads what `encodeCheckpoint` wrote, and checks all of it: the container, the checksum, and that every field is of its
 * kind and the place in the run lies inside it.
 *
 * @param file named in errors
 * @throws OneloopError `CHECKPOINT_CORRUPT` for bytes that are cut, changed or no checkpoint at all, naming the field that
 *   is wrong; `CHECKPOINT_VERSION` for one written by a newer oneloop
 */
export async function decodeCheckpoint(bytes: Uint8Array, file?: string): Promise<Checkpoint> {
  const fault: Fault = (_code, message, offset) => corrupt(message, file, offset)
  const { tensors, metadata } = decodeSafetensors(bytes, fault)
  if (metadata.get('format') !== 'oneloop-checkpoint') throw corrupt('it is no oneloop checkpoint', file)
  const version = metadata.get('version')
  if (version !== String(CHECKPOINT_VERSION)) {
    throw new OneloopError(`the checkpoint has format version ${version}, not ${CHECKPOINT_VERSION}`, {
      code: 'CHECKPOINT_VERSION',
      fix: 'use the oneloop that wrote it',
      ...(file === undefined ? {} : { file }),
    })
  }
  const run = metadata.get('run') ?? ''
  if ((await checkpointDigest(run, tensors)) !== metadata.get('sha256')) throw corrupt('its checksum is wrong', file)
  const { step, totals, memories: values, config, ...rest } = parseRun(run, file)
  const { parameters, slots, memories: named } = arrays(tensors, file)
  const memories = Object.fromEntries(
    Object.entries(values).map(([name, own]) => [name, { values: own, arrays: named[name] ?? {} }]),
  )
  return { state: { ...rest, engine: { parameters, slots, step, totals }, memories }, config }
}

function parseRun(text: string, file: string | undefined) {
  const checked = checkpointRun['~standard'].validate(parseJson(text, file))
  if (checked instanceof Promise) throw new TypeError('the schema has nothing to wait for')
  if (checked.issues === undefined) return checked.value
  const [issue] = checked.issues
  const field = issue?.path?.map((key) => String(typeof key === 'object' ? key.key : key)).join('.')
  throw corrupt(
    `its ${field === undefined || field === '' ? 'run' : `field '${field}'`} is wrong: ${issue?.message}`,
    file,
  )
}

function parseJson(text: string, file: string | undefined): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw corrupt('its run is no JSON', file, undefined, cause)
  }
}

/** The parameters, the optimizer's memory of each (`slot/parameter`), and callbacks' arrays (`@callback/parameter`). */
function arrays(tensors: readonly StoredTensor[], file: string | undefined) {
  const named = tensors.map((tensor): [slot: string | undefined, parameter: string, array: Float32Array] => {
    const { name, dtype, bytes } = tensor
    const parts = name.split('/')
    const parameter = parts.at(-1)
    if (dtype !== 'F32' || parts.length > 2 || parts.includes('') || parameter === undefined) {
      throw corrupt(`its tensor '${name}' (${dtype}) is neither a parameter nor the optimizer's memory of one`, file)
    }
    return [parts.length === 2 ? parts[0] : undefined, parameter, new Float32Array(bytes.slice().buffer)]
  })
  const of = (wanted: string | undefined): NamedArrays =>
    Object.fromEntries(named.filter(([slot]) => slot === wanted).map(([, parameter, array]) => [parameter, array]))
  const parameters = of(undefined)
  for (const [slot, parameter, { length }] of named) {
    if (Object.hasOwn(parameters, parameter) && parameters[parameter]!.length === length) continue
    throw corrupt(`its memory '${slot}' of '${parameter}' is of no parameter of that size`, file)
  }
  const groups = [...new Set(named.flatMap(([slot]) => (slot === undefined ? [] : [slot])))]
  const slots = groups.filter((name) => !name.startsWith(MEMORY_MARK))
  const memories = groups.filter((name) => name.startsWith(MEMORY_MARK))
  return {
    parameters,
    slots: Object.fromEntries(slots.map((slot) => [slot, of(slot)])),
    memories: Object.fromEntries(memories.map((name) => [name.slice(MEMORY_MARK.length), of(name)])),
  }
}

function corrupt(what: string, file: string | undefined, offset?: number, cause?: unknown): OneloopError {
  return new OneloopError(`the checkpoint can't be used: ${what}`, {
    code: 'CHECKPOINT_CORRUPT',
    fix: 'use the one before it',
    ...(file === undefined ? {} : { file }),
    ...(offset === undefined ? {} : { offset }),
    cause,
  })
}
