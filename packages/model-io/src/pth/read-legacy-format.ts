import { printable } from '@oneloop/core'
import { dtypeBits, type Fault } from '@oneloop/core/files'
import type { StoredModel } from '../model/stored-model.ts'
import { isKind } from '../pickle/pickle-value.ts'
import { type Unpickled, unpickle } from '../pickle/unpickle.ts'
import { findStateDict } from './find-state-dict.ts'
import { type StoragePlace, storeTensors } from './store-tensors.ts'
import { type StorageSize, torchHost } from './torch-host.ts'

/** The number that the older format starts with. */
const MAGIC = '0x1950a86a20f9469cfc6c'
const PROTOCOL = 1001
const LENGTH_BYTES = 8

/** Whether bytes start with the protocol of a pickle. */
export function isPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && bytes[1]! >= 1 && bytes[1]! <= 5
}

/**
 * `torch.save`'s format up to PyTorch 1.5: five pickles (a magic number, the protocol, the system, the saved value, the
 * storages' keys), then each storage as its length and its values.
 */
export function readLegacyFormat(bytes: Uint8Array, fault: Fault): StoredModel {
  const host = torchHost(fault)
  const magic = unpickle(bytes, 0, 0, host, fault)
  if (!isKind(magic.value, 'opaque') || magic.value.name !== MAGIC) {
    throw fault('MODEL_FILE_UNSUPPORTED', 'it is a bare pickle, not a file of torch.save', 0)
  }
  const protocol = unpickle(bytes, magic.end, 0, host, fault)
  if (protocol.value !== PROTOCOL) {
    throw fault('MODEL_FILE_UNSUPPORTED', `it is of another torch.save protocol than ${PROTOCOL}`, magic.end)
  }
  const system = unpickle(bytes, protocol.end, 0, host, fault)
  if (isKind(system.value, 'dict') && system.value.entries.get('little_endian') === false) {
    throw fault('MODEL_FILE_UNSUPPORTED', 'it was written on a big-endian machine', protocol.end)
  }
  const saved = unpickle(bytes, system.end, 0, host, fault)
  const found = findStateDict(saved.value, system.end, fault)
  const keys = unpickle(bytes, saved.end, 0, host, fault)
  const places = placeStorages(bytes, keys, saved.end, host.storages, fault)
  return {
    format: 'pth',
    variant: 'torch.save, older format',
    tensors: storeTensors(
      found,
      ({ key, offset }) => {
        const place = places.get(key)
        if (place === undefined)
          throw fault('MODEL_FILE_CORRUPT', `storage ${printable(key)} is not in the file`, offset)
        return place
      },
      bytes.length,
      fault,
    ),
    metadata: found.metadata,
    metadataOffset: system.end,
    notes: found.notes,
  }
}

/** Where each storage lies: one after another in the order of the keys, the optimizer's among them. */
function placeStorages(
  bytes: Uint8Array,
  keys: Unpickled,
  keysOffset: number,
  sizes: ReadonlyMap<string, StorageSize>,
  fault: Fault,
): Map<string, StoragePlace> {
  const places = new Map<string, StoragePlace>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = keys.end
  for (const key of isKind(keys.value, 'list') ? keys.value.items : []) {
    const size = typeof key === 'string' ? sizes.get(key) : undefined
    if (typeof key !== 'string' || size === undefined || places.has(key)) {
      throw fault('MODEL_FILE_CORRUPT', 'its list of storages names one twice, or one that is not used', keysOffset)
    }
    const start = at + LENGTH_BYTES
    if (start > bytes.length) throw fault('MODEL_FILE_TRUNCATED', `it ends before storage ${printable(key)}`, at)
    const length = view.getBigUint64(at, true)
    if (length !== BigInt(size.length)) {
      throw fault('MODEL_FILE_CORRUPT', `storage ${printable(key)} has ${length} elements, not ${size.length}`, at)
    }
    at = start + (size.length * dtypeBits[size.dtype]) / 8
    if (at > bytes.length) throw fault('MODEL_FILE_TRUNCATED', `it ends inside storage ${printable(key)}`, start)
    const storage = bytes.subarray(start, at)
    places.set(key, { offset: start, unpack: () => storage })
  }
  if (at !== bytes.length) throw fault('MODEL_FILE_CORRUPT', `${bytes.length - at} bytes belong to no storage`, at)
  return places
}
