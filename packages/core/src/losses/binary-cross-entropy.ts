import { checkFields } from '../errors/check-fields.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/** The loss of labels as data: what `binaryCrossEntropy()` makes, every option filled in. */
export interface BinaryCrossEntropy {
  readonly kind: 'binaryCrossEntropy'
  readonly positiveWeights: readonly number[] | null
}

/**
 * Binary cross entropy of sigmoid(logits) against labels of 0 and 1 `[n, outputs]`, as PyTorch's `BCEWithLogitsLoss`: each
 * output is a yes or no of its own, so a row may have many labels or none. With softplus(z) = log(1 + eᶻ), a weight p for
 * each label's yes and a weight w for each row (1 where a batch has none):
 *
 *     lossᵢ = Σ_c (pᶜ·tᵢ[c]·softplus(−zᵢ[c]) + (1 − tᵢ[c])·softplus(zᵢ[c])) ÷ C
 *     loss  = Σᵢ wᵢ·lossᵢ ÷ Σᵢ wᵢ
 *     dLoss/dzᵢ[c] = wᵢ·((1 − tᵢ[c])·σ(zᵢ[c]) − pᶜ·tᵢ[c]·σ(−zᵢ[c])) ÷ (C·Σⱼ wⱼ)
 *
 * https://pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html
 *
 * @param options.positiveWeights p `[outputs]`, none negative: above 1 where a yes is rare; default all 1
 * @throws OneloopError `LOSS_INVALID`
 */
export function binaryCrossEntropy(options: { readonly positiveWeights?: readonly number[] } = {}): BinaryCrossEntropy {
  checkFields('binaryCrossEntropy', options, ['positiveWeights'], 'LOSS_INVALID')
  const { positiveWeights = null } = options
  if (positiveWeights?.some((weight) => !(weight >= 0 && Number.isFinite(weight)))) {
    throw new OneloopError(`positive weights are finite and not negative, not [${positiveWeights.join(', ')}]`, {
      code: 'LOSS_INVALID',
    })
  }
  return { kind: 'binaryCrossEntropy', positiveWeights }
}
