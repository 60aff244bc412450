import { printable } from '@oneloop/core'
import { dtypeBits, elementCount, type Fault, type StoredTensor } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { PickleStorage } from '../pickle/pickle-value.ts'
import { gather } from '../tensor/gather.ts'
import type { FoundStateDict } from './find-state-dict.ts'

/** The bytes of one storage and where they lie in the file. */
export interface StorageBytes {
  readonly bytes: Uint8Array
  readonly offset: number
}

/**
 * The state dict's tensors with their values.
 *
 * @param open gives a storage's bytes, their length checked
 */
export function storeTensors(
  { tensors }: FoundStateDict,
  open: (storage: PickleStorage) => StorageBytes,
  fileBytes: number,
  fault: Fault,
): StoredTensor[] {
  let total = 0
  return tensors.map(([name, tensor]) => {
    const count = elementCount(tensor.shape, printable(name), tensor.offset, fault)
    total += (count * dtypeBits[tensor.dtype]) / 8
    if (total > memoryBound(fileBytes)) {
      const what = `its tensors would take more than ${memoryBound(fileBytes)} bytes`
      throw fault('MODEL_FILE_TOO_LARGE', what, tensor.offset)
    }
    const { storage } = tensor
    const { bytes, offset } = open(storage)
    const skipped = (storage.viewOffset * dtypeBits[storage.dtype]) / 8
    return {
      name,
      dtype: tensor.dtype,
      shape: tensor.shape,
      bytes: gather(tensor, bytes.subarray(skipped), count),
      offset: offset + skipped + (tensor.start * dtypeBits[tensor.dtype]) / 8,
    }
  })
}
