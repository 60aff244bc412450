import type { Device } from '../device.ts'
import type { Tensor, Tensor1D, Tensor2D } from '../tf.ts'

/** x · weight + bias; weight is `[in, out]`. */
export function linear(device: Device, x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return device.tf.fused.matMul({ a: x, b: weight, bias }) as Tensor2D
}

/** dweight = xᵀ · dy and dbias = Σ rows of dy. */
export function linearBackward(device: Device, x: Tensor2D, dy: Tensor2D): [dweight: Tensor, dbias: Tensor] {
  const { tf } = device
  const dweight = device.fastTransposedMatMul ? tf.matMul(x, dy, true, false) : tf.matMul(tf.transpose(x), dy)
  return [dweight, tf.sum(dy, 0)]
}

/** dx = dy · weightᵀ. */
export function linearBackwardInput(device: Device, weight: Tensor2D, dy: Tensor2D): Tensor2D {
  const { tf } = device
  return device.fastTransposedMatMul ? tf.matMul(dy, weight, false, true) : tf.matMul(dy, tf.transpose(weight))
}
