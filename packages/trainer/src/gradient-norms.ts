import type { NamedArrays } from '@oneloop/core'

/** The L2 norm of each parameter's gradient, by name: how steep the loss is along it. */
export function gradientNorms(gradients: NamedArrays): Record<string, number> {
  return Object.fromEntries(
    Object.entries(gradients).map(([name, gradient]) => [name, Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0))]),
  )
}
