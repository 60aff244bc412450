import { dtypeBits, elementCount, type Fault, shapeText } from '@oneloop/core/files'
import { isCount, isKind, type PickleTensor, type PickleValue } from '../pickle/pickle-value.ts'
import { torchDtypes } from './allow-list.ts'

/**
 * `torch._utils._rebuild_tensor(storage, storage_offset, size, stride, …)`; `_v3` gives the dtype as its seventh
 * argument, over a storage of bytes. The tensor is seen to lie inside its storage.
 */
export function rebuildTensor(isV3: boolean, args: readonly PickleValue[], offset: number, fault: Fault): PickleTensor {
  const [storage, start, size, stride] = args
  const wrong = () => fault('MODEL_FILE_CORRUPT', 'the pickle rebuilds a tensor from wrong arguments', offset)
  if (!isKind(storage, 'storage') || !isCount(start) || !isKind(size, 'tuple') || !isKind(stride, 'tuple'))
    throw wrong()
  const dtypeName = isKind(args[6], 'global') ? args[6].name : ''
  const dtype = isV3 ? torchDtypes.get(dtypeName) : storage.dtype
  if (dtype === undefined) throw wrong()
  const shape = size.items.filter((item) => typeof item === 'number')
  const strides = stride.items.filter(isCount)
  if (shape.length !== size.items.length || strides.length !== stride.items.length || shape.length !== strides.length) {
    throw wrong()
  }
  const metadata = args[isV3 ? 7 : 6]
  if (isKind(metadata, 'dict') && metadata.entries.get('neg') === true) {
    const fix = 'save tensor.resolve_neg()'
    throw fault('MODEL_FILE_UNSUPPORTED', 'a tensor stands for the negative of its values', offset, fix)
  }
  const count = elementCount(shape, 'a tensor', offset, fault)
  const last = shape.reduce((at, length, i) => at + (length - 1) * strides[i]!, start)
  const available = (storage.length * dtypeBits[storage.dtype]) / dtypeBits[dtype]
  if (count > 0 && !(last < available)) {
    const what = `a tensor ${shapeText(shape)} reaches element ${last} of a storage of ${available}`
    throw fault('MODEL_FILE_CORRUPT', what, offset)
  }
  return { kind: 'tensor', storage, dtype, start, shape, strides, offset }
}
