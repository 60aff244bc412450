import { printable } from '@oneloop/core'
import { dtypeBits, elementCount, type Fault, type StoredTensor } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { PickleStorage } from '../pickle/pickle-value.ts'
import { gather } from '../tensor/gather.ts'
import { lazyTensor } from '../tensor/lazy-tensor.ts'
import type { FoundStateDict } from './find-state-dict.ts'

/** One storage: where it lies in the file, and its bytes when they are asked for. */
export interface StoragePlace {
  readonly offset: number
  readonly unpack: () => Uint8Array
}

/**
 * The state dict's tensors with their values.
 *
 * @param open finds a storage, its length checked
 */
export function storeTensors(
  { tensors }: FoundStateDict,
  open: (storage: PickleStorage) => StoragePlace,
  fileBytes: number,
  fault: Fault,
): StoredTensor[] {
  let total = 0
  return tensors.map(([name, tensor]) => {
    const count = elementCount(tensor.shape, printable(name), tensor.offset, fault)
    total += count * Math.max(4, dtypeBits[tensor.dtype] / 8)
    if (total > memoryBound(fileBytes)) {
      const what = `its tensors would take more than ${memoryBound(fileBytes)} bytes`
      throw fault('MODEL_FILE_TOO_LARGE', what, tensor.offset)
    }
    const { storage, dtype, shape } = tensor
    const { offset, unpack } = open(storage)
    const skipped = (storage.viewOffset * dtypeBits[storage.dtype]) / 8
    const start = offset + skipped + (tensor.start * dtypeBits[dtype]) / 8
    const place = [storage.key, start, dtype, shape.join('x'), tensor.strides.join('x')].join(' ')
    return lazyTensor({ name, dtype, shape, offset: start, place }, () =>
      gather(tensor, unpack().subarray(skipped), count),
    )
  })
}
