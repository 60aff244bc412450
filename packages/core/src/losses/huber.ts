import { checkFields } from '../errors/check-fields.ts'
import { OneloopError } from '../errors/oneloop-error.ts'

/** The Huber loss as data: what `huber()` makes, every option filled in. */
export interface Huber {
  readonly kind: 'huber'
  readonly delta: number
}

/**
 * Huber's loss between the network's outputs and the target values `[n, outputs]`, as PyTorch's `HuberLoss`: squared for
 * small errors, linear for large ones, so that a few wild targets do not rule the fit. With e = outputᵢ[c] − tᵢ[c] and a
 * weight w for each row (1 where a batch has none):
 *
 *     h(e)  = ½e² where |e| ≤ δ, else δ(|e| − ½δ)        h′(e) = max(−δ, min(δ, e))
 *     loss  = Σᵢ wᵢ · Σ_c h(e) ÷ (C·Σᵢ wᵢ)
 *
 * Huber 1964, https://doi.org/10.1214/aoms/1177703732
 *
 * @param options.delta δ, above 0, in the target's units; default 1
 * @throws OneloopError `LOSS_INVALID`
 */
export function huber(options: { readonly delta?: number } = {}): Huber {
  checkFields('huber', options, ['delta'], 'LOSS_INVALID')
  const { delta = 1 } = options
  if (!(delta > 0 && Number.isFinite(delta))) {
    throw new OneloopError(`huber: delta is a finite number above 0, not ${delta}`, { code: 'LOSS_INVALID' })
  }
  return { kind: 'huber', delta }
}
