/** The squared error of classes as data: what `oneHotSquaredError()` makes. */
export interface OneHotSquaredError {
  readonly kind: 'oneHotSquaredError'
}

/**
 * Squared error of the logits against the one-hot class, mean over batch and classes, with a weight w for each row (1
 * where a batch has none). On probabilities it would be the Brier score; on logits it is the plain choice of textbooks.
 *
 *     lossᵢ = Σ_c (logitᵢ[c] − onehot(yᵢ)[c])² ÷ C
 *     loss  = Σᵢ wᵢ·lossᵢ ÷ Σᵢ wᵢ        dLoss/dlogitᵢ[c] = 2·wᵢ·(logitᵢ[c] − onehot(yᵢ)[c]) ÷ (C·Σⱼ wⱼ)
 *
 * Hui & Belkin 2020, https://arxiv.org/abs/2006.07322
 */
export function oneHotSquaredError(): OneHotSquaredError {
  return { kind: 'oneHotSquaredError' }
}
