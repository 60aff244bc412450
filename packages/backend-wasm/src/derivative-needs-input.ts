import type { ActivationName } from '@oneloop/core'

/** The activations whose derivative the backward pass works out from their output alone. */
const FROM_OUTPUT: ReadonlySet<ActivationName> = new Set(['identity', 'relu', 'sigmoid', 'tanh', 'leakyRelu', 'elu'])

/**
 * Whether the forward pass of training must keep an activation's derivative, because the backward pass, which has only the
 * output left, could not work it out. Keeping it is right for every activation; not keeping it saves memory and time.
 */
export const derivativeNeedsInput = (activation: ActivationName): boolean => !FROM_OUTPUT.has(activation)
