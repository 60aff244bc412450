import type * as core from '@tensorflow/tfjs-core'

/** tfjs-core's functions, from whichever package brought them: tfjs-node carries its own copy. */
export type Tf = typeof core

export type { Scalar, Tensor, Tensor1D, Tensor2D, TensorContainer } from '@tensorflow/tfjs-core'
