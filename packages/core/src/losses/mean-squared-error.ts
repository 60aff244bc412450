/** The squared error of values as data: what `meanSquaredError()` makes. */
export interface MeanSquaredError {
  readonly kind: 'meanSquaredError'
}

/**
 * Mean squared error between the network's outputs and the target values `[n, outputs]`, as PyTorch's `MSELoss`, with a
 * weight w for each row (1 where a batch has none):
 *
 *     lossᵢ = Σ_c (outputᵢ[c] − tᵢ[c])² ÷ C
 *     loss  = Σᵢ wᵢ·lossᵢ ÷ Σᵢ wᵢ        dLoss/doutputᵢ[c] = 2·wᵢ·(outputᵢ[c] − tᵢ[c]) ÷ (C·Σⱼ wⱼ)
 *
 * https://pytorch.org/docs/stable/generated/torch.nn.MSELoss.html
 */
export function meanSquaredError(): MeanSquaredError {
  return { kind: 'meanSquaredError' }
}
