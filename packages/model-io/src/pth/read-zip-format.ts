import { type OneloopError, printable } from '@oneloop/core'
import { dtypeBits, type Fault } from '@oneloop/core/files'
import type { StoredModel } from '../model/stored-model.ts'
import type { PickleStorage } from '../pickle/pickle-value.ts'
import { unpickle } from '../pickle/unpickle.ts'
import { commentMetadata } from '../zip/comment-metadata.ts'
import { readZip } from '../zip/read-zip.ts'
import { unpackEntry } from '../zip/unpack-entry.ts'
import type { Zip } from '../zip/zip-entry.ts'
import { findStateDict } from './find-state-dict.ts'
import { type StoragePlace, storeTensors } from './store-tensors.ts'
import { torchHost } from './torch-host.ts'

/**
 * `torch.save`'s format since PyTorch 1.6: a zip of `data.pkl`, whose tensors name the files of `data/`.
 * https://github.com/pytorch/pytorch/blob/main/docs/source/notes/serialization.rst
 */
export function readZipFormat(bytes: Uint8Array, fault: Fault): StoredModel {
  const zip = readZip(bytes, fault)
  const pickle = [...zip.entries.values()].find(({ name }) => /(?:^|\/)data\.pkl$/.test(name))
  if (pickle === undefined) throw withoutPickle(zip, fault)
  const folder = pickle.name.slice(0, -'data.pkl'.length)
  if (zip.entries.has(`${folder}constants.pkl`)) {
    throw fault('MODEL_FILE_UNSUPPORTED', 'it is a TorchScript module, which is code', pickle.offset, SAVE_STATE_DICT)
  }
  refuseBigEndian()

  const { value } = unpickle(unpackEntry(bytes, zip, pickle, fault), 0, pickle.dataOffset, torchHost(fault), fault)
  const found = findStateDict(value, pickle.dataOffset, fault)
  const unpacked = new Map<string, Uint8Array>()
  return {
    format: 'pth',
    variant: 'torch.save, zip',
    tensors: storeTensors(found, open, bytes.length, fault),
    metadata: new Map([...found.metadata, ...commentMetadata(zip, fault)]),
    metadataOffset: zip.commentOffset,
    notes: found.notes,
  }

  function open(storage: PickleStorage): StoragePlace {
    const entry = zip.entries.get(`${folder}data/${storage.key}`)
    const what = `the storage ${printable(storage.key)}`
    if (entry === undefined) throw fault('MODEL_FILE_CORRUPT', `${what} is not in the zip`, storage.offset)
    const expected = ((storage.viewOffset + storage.length) * dtypeBits[storage.dtype]) / 8
    if (storage.viewOffset === 0 ? entry.bytes !== expected : entry.bytes < expected) {
      throw fault('MODEL_FILE_CORRUPT', `${what} has ${entry.bytes} bytes, not ${expected}`, entry.offset)
    }
    const unpack = () => {
      const found = unpacked.get(entry.name) ?? unpackEntry(bytes, zip, entry, fault)
      unpacked.set(entry.name, found)
      return found
    }
    return { offset: entry.dataOffset, unpack }
  }

  function refuseBigEndian(): void {
    const entry = zip.entries.get(`${folder}byteorder`)
    if (entry === undefined) return
    const order = String.fromCharCode(...unpackEntry(bytes, zip, entry, fault).subarray(0, 16))
    if (order === 'little') return
    throw fault('MODEL_FILE_UNSUPPORTED', `its byte order is '${printable(order)}', not little`, entry.dataOffset)
  }
}

const SAVE_STATE_DICT = 'save the state dict: torch.save(module.state_dict(), path)'

function withoutPickle(zip: Zip, fault: Fault): OneloopError {
  // torch.export.save writes such an archive, .pt2.
  const program = [...zip.entries.values()].find(({ name }) =>
    /(?:^|\/)(?:archive_format|models\/\w+\.json)$/.test(name),
  )
  if (program === undefined) return fault('MODEL_FILE_CORRUPT', 'the zip has no data.pkl', 0)
  return fault('MODEL_FILE_UNSUPPORTED', 'it is a program of torch.export', program.dataOffset, SAVE_STATE_DICT)
}
