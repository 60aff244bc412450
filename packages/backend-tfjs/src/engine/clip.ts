import type { Tensor, Tf } from '../tf.ts'

/**
 * Every vector · min(1, clipNorm ÷ (‖all that are trained‖ + 1e-6)), the scale worked out on the device.
 *
 * @param isTrained for each vector whether it counts in the norm
 */
export function clip(
  tf: Tf,
  gradient: readonly Tensor[],
  clipNorm: number | null,
  isTrained: readonly boolean[],
): readonly Tensor[] {
  if (clipNorm === null) return gradient
  const counted = gradient.filter((_, i) => isTrained[i])
  if (counted.length === 0) return gradient
  const norm = tf.sqrt(counted.map((vector) => tf.sum(tf.square(vector))).reduce((a, b) => tf.add(a, b)))
  const scale = tf.minimum(1, tf.div(clipNorm, tf.add(norm, 1e-6)))
  return gradient.map((vector) => tf.mul(vector, scale))
}
