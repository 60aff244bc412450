import type { Tensor, Tf } from '../tf.ts'

/** g · min(1, clipNorm ÷ (‖g‖ + 1e-6)), the scale worked out on the device. */
export function clip(tf: Tf, gradient: Tensor, clipNorm: number | null): Tensor {
  if (clipNorm === null) return gradient
  const norm = tf.sqrt(tf.sum(tf.square(gradient)))
  return tf.mul(gradient, tf.minimum(1, tf.div(clipNorm, tf.add(norm, 1e-6))))
}
