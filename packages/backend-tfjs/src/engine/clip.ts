import type { Tensor, Tf } from '../tf.ts'

/** Every vector · min(1, clipNorm ÷ (‖all of them‖ + 1e-6)), the scale worked out on the device. */
export function clip(tf: Tf, gradient: readonly Tensor[], clipNorm: number | null): readonly Tensor[] {
  if (clipNorm === null) return gradient
  const norm = tf.sqrt(gradient.map((vector) => tf.sum(tf.square(vector))).reduce((a, b) => tf.add(a, b)))
  const scale = tf.minimum(1, tf.div(clipNorm, tf.add(norm, 1e-6)))
  return gradient.map((vector) => tf.mul(vector, scale))
}
