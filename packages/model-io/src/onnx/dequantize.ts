import { elementCount, type Fault, float32Bytes, type StoredTensor } from '@oneloop/core/files'
import { lazyTensor } from '../tensor/lazy-tensor.ts'
import { toFloat32 } from '../tensor/to-float32.ts'

/**
 * `(values − zero) · scale`, one scale for all or one for each place along an axis: made when it is first asked for.
 * Undefined where the shapes do not say so. https://onnx.ai/onnx/operators/onnx__DequantizeLinear.html
 */
export function dequantize(
  values: StoredTensor,
  scale: StoredTensor,
  zero: StoredTensor | undefined,
  axis: number,
  fault: Fault,
): StoredTensor | undefined {
  const { name, shape, offset } = values
  const at = axis < 0 ? axis + shape.length : axis
  const count = elementCount(scale.shape, 'a scale', offset, fault)
  const isForAll = count === 1 && scale.shape.length <= 1
  const isForEach = scale.shape.length === 1 && shape[at] === count
  if (!isForAll && !isForEach) return undefined
  if (zero !== undefined && elementCount(zero.shape, 'a zero point', offset, fault) !== count) return undefined
  // So many neighbours share a scale.
  const run = isForEach ? shape.slice(at + 1).reduce((product, size) => product * size, 1) : Number.POSITIVE_INFINITY
  return lazyTensor({ name: name.replace(/_quantized$/, ''), dtype: 'F32', shape, offset }, () => {
    const [scales, zeros] = [toFloat32(scale, fault), zero && toFloat32(zero, fault)]
    const place = (i: number) => (isForEach ? Math.floor(i / run) % count : 0)
    return float32Bytes(
      toFloat32(values, fault).map((value, i) => (value - (zeros?.[place(i)] ?? 0)) * scales[place(i)]!),
    )
  })
}
