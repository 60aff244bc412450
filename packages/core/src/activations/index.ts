import type { Activation } from './activation.ts'
import { elu } from './elu.ts'
import { gelu } from './gelu.ts'
import { identity } from './identity.ts'
import { leakyRelu } from './leaky-relu.ts'
import { relu } from './relu.ts'
import { sigmoid } from './sigmoid.ts'
import { silu } from './silu.ts'
import { tanh } from './tanh.ts'

/** Every activation by name. To add one: its file, and a line here; TypeScript then points at each engine's switch. */
export const activations = { identity, relu, sigmoid, tanh, gelu, leakyRelu, elu, silu } as const satisfies Record<
  string,
  Activation
>

/** What an activation is called in the options of a model and in its file. */
export type ActivationName = keyof typeof activations

/** Every activation, in the order of the table. */
export const activationNames = Object.keys(activations) as ActivationName[]

export { LEAKY_RELU_SLOPE } from './leaky-relu.ts'
export type { Activation }
