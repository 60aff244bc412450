import type { Tensor, Tf } from '../tf.ts'

/** What every optimizer's rule is made of: element by element, on vectors of one length. */
export interface VectorOps {
  /** a·x */
  scale(a: number, x: Tensor): Tensor
  /** a·x + b·y */
  combine(a: number, x: Tensor, b: number, y: Tensor): Tensor
  /** a·s + b·x² */
  combineSquare(a: number, s: Tensor, b: number, x: Tensor): Tensor
  /** w − rate · x ÷ (√s + ε) */
  descendByRoot(w: Tensor, x: Tensor, s: Tensor, epsilon: number, rate: number): Tensor
}

/** Made of tfjs's own operations. */
export function tfjsVectorOps(tf: Tf): VectorOps {
  const scale = (a: number, x: Tensor) => (a === 1 ? x : tf.mul(x, a))
  const combine = (a: number, x: Tensor, b: number, y: Tensor) => tf.add(scale(a, x), scale(b, y))
  return {
    scale,
    combine,
    combineSquare: (a, s, b, x) => combine(a, s, b, tf.square(x)),
    descendByRoot: (w, x, s, epsilon, rate) => combine(1, w, -rate, tf.div(x, tf.add(tf.sqrt(s), epsilon))),
  }
}
