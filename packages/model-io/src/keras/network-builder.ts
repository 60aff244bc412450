import type { ActivationName } from '@oneloop/core'
import type { Architecture, FileLayer } from '../model/architecture.ts'
import { type Affine, foldAfter, foldBefore } from '../model/fold-norms.ts'
import type { Normalization } from '../model/normalization.ts'

/** Makes the error for the layer that is being added. */
export type Refuse = (why?: string) => Error

/**
 * Puts a multi-layer perceptron together from Keras' layers, one after the other: an activation, a dropout and a batch
 * norm become part of the Dense layer before them, a batch norm after an activation part of the one that follows.
 */
export class NetworkBuilder {
  readonly #layers: FileLayer[] = []
  readonly #inferred: string[] = []
  #normalization: Normalization | null = null
  #norm: Affine | null = null
  #hasEnded = false

  /** Whether a softmax came, after which there is nothing. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get #last(): FileLayer | undefined {
    return this.#layers.at(-1)
  }

  addRescaling(normalization: Normalization, refuse: Refuse): void {
    if (this.#last !== undefined || this.#normalization !== null || this.#norm !== null) throw refuse()
    this.#normalization = normalization
    this.#inferred.push('the normalisation is the one of its Rescaling layer')
  }

  addDense(layer: FileLayer, refuse: Refuse): void {
    if (this.#norm !== null && this.#norm.scale.length !== layer.in)
      throw refuse('does not fit the batch norm before it')
    this.#layers.push(this.#norm === null ? layer : foldBefore(layer, this.#norm))
    this.#norm = null
  }

  addActivation(activation: ActivationName, refuse: Refuse): void {
    const last = this.#last
    if (activation === 'identity') return
    if (last === undefined || last.activation !== 'identity' || last.dropout > 0 || this.#norm !== null) throw refuse()
    this.#replaceLast({ ...last, activation })
  }

  addSoftmax(refuse: Refuse): void {
    if (this.#last === undefined) throw refuse()
    this.#hasEnded = true
    this.#inferred.push('the softmax at the end was left out: the model gives logits')
  }

  addDropout(rate: number): void {
    if (this.#last === undefined) this.#inferred.push('the dropout of the input was left out')
    else this.#replaceLast({ ...this.#last, dropout: rate })
  }

  addNorm(norm: Affine, refuse: Refuse): void {
    const last = this.#last
    if (this.#norm !== null) throw refuse('follows another batch norm')
    if (last !== undefined && last.out !== norm.scale.length) throw refuse('does not fit the layer before it')
    if (last?.activation === 'identity' && last.dropout === 0) this.#replaceLast(foldAfter(last, norm))
    else this.#norm = norm
  }

  /** @param refuse makes the error for a network that has no logits at its end */
  finish(refuse: (why: string) => Error): Architecture {
    const last = this.#last
    if (this.#norm !== null) throw refuse('the network ends in a batch norm')
    if (last?.activation === 'sigmoid' && last.dropout === 0) {
      this.#replaceLast({ ...last, activation: 'identity' })
      this.#inferred.push('the sigmoid at the end was left out: the model gives logits')
    } else if (last !== undefined && (last.activation !== 'identity' || last.dropout > 0)) {
      throw refuse(`the network ends in ${last.dropout > 0 ? 'dropout' : last.activation}: it must give logits`)
    }
    return { layers: this.#layers, normalization: this.#normalization, inferred: this.#inferred, guessed: {} }
  }

  #replaceLast(layer: FileLayer): void {
    this.#layers[this.#layers.length - 1] = layer
  }
}
