import { printable } from '@oneloop/core'
import type { Dtype, Fault } from '@oneloop/core/files'
import type { PickleHost } from '../pickle/pickle-host.ts'
import { isCount, isKind, type PickleTensor, type PickleValue } from '../pickle/pickle-value.ts'
import { callables, storageDtypes, torchDtypes } from './allow-list.ts'
import { rebuildTensor } from './rebuild-tensor.ts'

const FIX = 'save the state dict alone: torch.save(model.state_dict(), path)'

/** A whole storage, of which tensors may see a part. */
export interface StorageSize {
  readonly dtype: Dtype
  /** Elements. */
  readonly length: number
}

export interface TorchHost extends PickleHost {
  /** Every storage that was named so far, by its key. */
  readonly storages: ReadonlyMap<string, StorageSize>
}

/**
 * What a pickle of `torch.save` may name and call: the containers and tensors of a state dict, and nothing else. The
 * list is shorter than that of `torch.load(weights_only=True)`.
 */
export function torchHost(fault: Fault): TorchHost {
  const storages = new Map<string, StorageSize>()
  return {
    storages,

    global(module, name, offset) {
      const full = `${module}.${name}`
      if (callables.has(full) || storageDtypes.has(full) || torchDtypes.has(full)) return { kind: 'global', name: full }
      const what = `it asks for ${printable(full)}, which is not among the few names that a state dict needs`
      throw fault('MODEL_FILE_UNSAFE', what, offset, FIX)
    },

    reduce(callee, args, offset) {
      const name = isKind(callee, 'global') ? callee.name : describe(callee)
      switch (name) {
        case 'collections.OrderedDict':
        case 'collections.Counter':
          return container(name, args, offset)
        case 'torch._utils._rebuild_tensor':
        case 'torch._utils._rebuild_tensor_v2':
        case 'torch._utils._rebuild_tensor_v3':
          return rebuildTensor(name.endsWith('_v3'), args, offset, fault)
        case 'torch._utils._rebuild_parameter':
        case 'torch._utils._rebuild_parameter_with_state':
          return parameter(name, args, offset)
        case 'torch.Size':
        case 'torch.device':
        case '_codecs.encode':
        case '__builtin__.set':
        case 'builtins.set':
          return { kind: 'opaque', name }
        default:
          throw fault('MODEL_FILE_UNSAFE', `the pickle calls ${printable(name)}`, offset, FIX)
      }
    },

    persistent(id, offset) {
      const items = isKind(id, 'tuple') ? id.items : []
      const [tag, type, key, , length, view = null] = items
      if (tag === 'module') throw fault('MODEL_FILE_UNSAFE', 'it is a whole module with its code', offset, FIX)
      const dtype = isKind(type, 'global') ? storageDtypes.get(type.name) : undefined
      const known = tag === 'storage' && dtype !== undefined && typeof key === 'string' && isCount(length)
      if (!known) throw fault('MODEL_FILE_CORRUPT', 'the pickle has a malformed storage', offset)
      const before = storages.get(key)
      if (before !== undefined && (before.dtype !== dtype || before.length !== length)) {
        throw fault('MODEL_FILE_CORRUPT', `the pickle gives the storage ${printable(key)} two sizes`, offset)
      }
      storages.set(key, { dtype, length })
      if (view === null) return { kind: 'storage', dtype, key, length, viewOffset: 0, offset }
      const [, viewOffset, viewLength] = isKind(view, 'tuple') ? view.items : []
      if (!isCount(viewOffset) || !isCount(viewLength) || viewOffset + viewLength > length) {
        throw fault('MODEL_FILE_CORRUPT', 'the pickle has a malformed view of a storage', offset)
      }
      return { kind: 'storage', dtype, key, length: viewLength, viewOffset, offset }
    },

    build(target, state, offset) {
      // The one state that a state dict carries is its `_metadata`: layer versions, of no use here.
      if (isKind(target, 'dict') && isKind(state, 'dict')) return
      throw fault('MODEL_FILE_UNSAFE', `the pickle sets the state of ${describe(target)}`, offset, FIX)
    },
  }

  function container(name: string, args: readonly PickleValue[], offset: number): PickleValue {
    const [items] = args
    if (items === undefined) return { kind: 'dict', entries: new Map() }
    if (args.length === 1 && name === 'collections.Counter' && isKind(items, 'dict')) return items
    if (args.length === 1 && isKind(items, 'list')) return ordered(items.items, offset)
    throw fault('MODEL_FILE_CORRUPT', `the pickle calls ${name} with wrong arguments`, offset)
  }

  /** Python 2's form: a list of pairs. */
  function ordered(pairs: readonly PickleValue[], offset: number): PickleValue {
    const entries = new Map<string, PickleValue>()
    for (const pair of pairs) {
      const [key, value] = isKind(pair, 'list') || isKind(pair, 'tuple') ? pair.items : []
      if (typeof key !== 'string' || value === undefined || entries.has(key)) {
        throw fault('MODEL_FILE_CORRUPT', 'the pickle has a malformed OrderedDict', offset)
      }
      entries.set(key, value)
    }
    return { kind: 'dict', entries }
  }

  function parameter(name: string, args: readonly PickleValue[], offset: number): PickleTensor {
    const [tensor] = args
    if (isKind(tensor, 'tensor')) return tensor
    throw fault('MODEL_FILE_CORRUPT', `the pickle calls ${name} with wrong arguments`, offset)
  }
}

function describe(value: PickleValue): string {
  if (value === null || typeof value !== 'object') return `the value ${JSON.stringify(value)}`
  return value.kind === 'opaque' || value.kind === 'global' ? value.name : `a ${value.kind}`
}
