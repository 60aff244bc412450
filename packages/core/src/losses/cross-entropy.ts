import { checkFields } from '../errors/check-fields.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/** The loss of classes as data: what `crossEntropy()` makes, every option filled in. */
export interface CrossEntropy {
  readonly kind: 'crossEntropy'
  readonly labelSmoothing: number
  readonly classWeights: readonly number[] | null
}

/**
 * Cross entropy of softmax(logits), mean over the batch, as PyTorch's `CrossEntropyLoss` defines it:
 *
 *     lossᵢ = (1 − ε) · w[yᵢ] · −log pᵢ[yᵢ]  +  ε/C · Σ_c w[c] · −log pᵢ[c]
 *     loss  = Σᵢ lossᵢ ÷ Σᵢ w[yᵢ]
 *
 * and so, with t = (1 − ε)·onehot(y)·w[y] + (ε/C)·w:  dLoss/dlogitᵢ[c] = (pᵢ[c]·Σₖ tᵢ[k] − tᵢ[c]) ÷ Σⱼ w[yⱼ]
 *
 * https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
 *
 * @param options.labelSmoothing ε in [0, 1], default 0
 * @param options.classWeights w `[C]`, none negative; default all 1
 * @throws OneloopError `LOSS_INVALID`
 */
export function crossEntropy(
  options: { readonly labelSmoothing?: number; readonly classWeights?: readonly number[] } = {},
): CrossEntropy {
  checkFields('crossEntropy', options, ['labelSmoothing', 'classWeights'], 'LOSS_INVALID')
  const { labelSmoothing = 0, classWeights = null } = options
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new OneloopError(`labelSmoothing is in [0, 1], not ${labelSmoothing}`, { code: 'LOSS_INVALID' })
  }
  if (classWeights?.some((weight) => !(weight >= 0 && Number.isFinite(weight)))) {
    throw new OneloopError(`class weights are finite and not negative, not [${classWeights.join(', ')}]`, {
      code: 'LOSS_INVALID',
    })
  }
  return { kind: 'crossEntropy', labelSmoothing, classWeights }
}
