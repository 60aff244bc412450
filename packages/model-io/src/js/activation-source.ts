import type { ActivationName } from '@oneloop/core'

/**
 * Each activation as JavaScript source, from a number to a number: the same operations, in the same order, as core's, so
 * that a written module gives the very numbers that `Mlp.forward` gives. The identity has none.
 */
export const activationSource: Readonly<Record<Exclude<ActivationName, 'identity'>, string>> = {
  relu: '(x) => Math.max(0, x)',
  sigmoid: '(x) => 1 / (1 + Math.exp(-x))',
  tanh: '(x) => Math.tanh(x)',
  leakyRelu: '(x) => (x > 0 ? x : 0.01 * x)',
  elu: '(x) => (x > 0 ? x : Math.expm1(x))',
  silu: '(x) => (x === -Infinity ? 0 : x / (1 + Math.exp(-x)))',
  gelu: `(x) => {
    const z = x / Math.SQRT2
    if (Math.abs(z) > 6) return x * (0.5 * (1 + Math.sign(z)))
    let term = z
    let sum = z
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (2 * z * z) / (2 * n + 1)
      sum += term
    }
    return x * (0.5 * (1 + (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum))
  }`,
}
