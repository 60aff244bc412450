import type { Initializer } from './initializer.ts'

/**
 * Weights uniform in ±√(6/(fanIn + fanOut)), which keeps the variance through tanh and sigmoid both ways; biases zero.
 * Glorot & Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
 */
export const xavier: Initializer = {
  weightBound: (fanIn, fanOut) => Math.sqrt(6 / (fanIn + fanOut)),
  biasBound: () => 0,
}
