import type { Optimizer } from '@oneloop/core'
import { integerPower } from '@oneloop/core/engine'

/**
 * The two numbers with which Adam's update number t, from 1, corrects its averages: η ÷ (1 − β₁ᵗ) and 1 ÷ √(1 − β₂ᵗ). The
 * powers are worked out in float64.
 */
export function adamCorrections(optimizer: Optimizer, learningRate: number, t: number) {
  if (!('beta1' in optimizer)) return { stepSize: 0, inverseRootCorrection2: 0 }
  return {
    stepSize: learningRate / (1 - integerPower(optimizer.beta1, t)),
    inverseRootCorrection2: 1 / Math.sqrt(1 - integerPower(optimizer.beta2, t)),
  }
}
