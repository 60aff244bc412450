import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import { isKind, type PickleTensor, type PickleValue } from '../pickle/pickle-value.ts'

/** Where training scripts keep the state dict in a checkpoint, the most telling first. */
const KEYS = ['state_dict', 'model_state_dict', 'model_state', 'model', 'net', 'network', 'module', 'params', 'weights']

/** The tensors of the state dict, by name, with what the checkpoint says besides. */
export interface FoundStateDict {
  readonly tensors: readonly (readonly [name: string, tensor: PickleTensor])[]
  /** Texts and numbers beside the state dict: `epoch`, `loss`. */
  readonly metadata: ReadonlyMap<string, string>
  readonly notes: readonly string[]
}

/** The saved value itself when it is a dict of tensors, else the one that a checkpoint keeps under a known key. */
export function findStateDict(root: PickleValue, offset: number, fault: Fault): FoundStateDict {
  if (!isKind(root, 'dict')) {
    const what = isKind(root, 'tensor') ? 'a single tensor' : 'no dict'
    throw fault('MODEL_NOT_MLP', `it holds ${what}, not a state dict`, offset)
  }
  const key = KEYS.find((name) => isKind(root.entries.get(name), 'dict'))
  const inner = key === undefined ? root : root.entries.get(key)
  const entries = isKind(inner, 'dict') ? inner.entries : root.entries
  const tensors = [...entries].map(([name, value]) => {
    if (typeof name === 'string' && isKind(value, 'tensor')) return [name, value] as const
    const what = `its entry ${printable(String(name))} is no tensor`
    throw fault('MODEL_NOT_MLP', what, offset, `a state dict, or a checkpoint with one under '${KEYS[0]}', is read`)
  })
  return {
    tensors,
    metadata: key === undefined ? new Map() : scalars(root.entries),
    notes: key === undefined ? [] : [`the state dict is the checkpoint's '${key}'`],
  }
}

function scalars(entries: ReadonlyMap<unknown, PickleValue>): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of entries) {
    if (typeof key === 'string' && (typeof value === 'string' || typeof value === 'number'))
      texts.set(key, String(value))
  }
  return texts
}
