import type { Program } from '@oneloop/core'
import type { Device } from '../device.ts'
import type { Tensor, Tensor1D, Tensor2D } from '../tf.ts'
import { activate, activateBackward } from './activations.ts'
import { dropoutMaskOf } from './dropout.ts'
import { linear, linearBackward, linearBackwardInput } from './linear.ts'

/** What the backward pass needs of one layer's forward pass. */
export interface LayerTrace {
  readonly input: Tensor2D
  readonly preActivation: Tensor2D
  readonly activated: Tensor2D
  readonly mask: Tensor2D | null
}

/**
 * The network's outputs, and the trace of every layer.
 *
 * @param views weight and bias of every layer, in order
 * @param dropoutStep updates made so far, or null for dropout off
 */
export function forward(
  device: Device,
  program: Program,
  views: readonly Tensor[],
  input: Tensor2D,
  dropoutStep: number | null,
): { outputs: Tensor2D; traces: LayerTrace[] } {
  const traces: LayerTrace[] = []
  let x = input
  program.layers.forEach((layer, i) => {
    const preActivation = linear(device, x, views[2 * i] as Tensor2D, views[2 * i + 1] as Tensor1D)
    const activated = activate(device.tf, layer.activation, preActivation)
    const mask =
      layer.dropout > 0 && dropoutStep !== null
        ? device.dropoutMask(device.tf, dropoutMaskOf(program, dropoutStep, i, input.shape[0]))
        : null
    traces.push({ input: x, preActivation, activated, mask })
    x = mask === null ? activated : device.tf.mul(activated, mask)
  })
  return { outputs: x, traces }
}

/** The gradient of every parameter, flat, in the order of the views. */
export function backward(
  device: Device,
  program: Program,
  views: readonly Tensor[],
  traces: readonly LayerTrace[],
  doutputs: Tensor2D,
): Tensor[] {
  const { tf } = device
  const gradients: Tensor[] = []
  let dy = doutputs
  for (let i = traces.length - 1; i >= 0; i--) {
    const { input, preActivation, activated, mask } = traces[i]!
    if (mask !== null) dy = tf.mul(dy, mask)
    dy = activateBackward(tf, program.layers[i]!.activation, preActivation, activated, dy)
    gradients.unshift(...linearBackward(device, input, dy))
    if (i > 0) dy = linearBackwardInput(device, views[2 * i] as Tensor2D, dy)
  }
  return gradients.map((gradient) => tf.reshape(gradient, [gradient.size]))
}
