export interface MeanSquaredError {
  readonly kind: 'meanSquaredError'
}

/**
 * Mean squared error of the logits against the one-hot label, mean over batch and classes, as PyTorch's `MSELoss`:
 *
 *     loss = Σᵢ Σ_c (logitᵢ[c] − onehot(yᵢ)[c])² ÷ (n·C)        dLoss/dlogitᵢ[c] = 2(logitᵢ[c] − onehot(yᵢ)[c]) ÷ (n·C)
 */
export function meanSquaredError(): MeanSquaredError {
  return { kind: 'meanSquaredError' }
}
