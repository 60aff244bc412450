import type { Layer, NamedArrays, StateDict } from '@oneloop/core'
import {
  type ActivationName,
  activationNames,
  activations,
  checkFields,
  describeValue,
  OneloopError,
} from '@oneloop/core'
import { checkNames } from './check-names.ts'
import { forward, type Rows } from './forward.ts'
import { type InitializerName, initializerNames } from './init/index.ts'
import { initializeParameters } from './init/initialize-parameters.ts'
import { type LoadReport, loadInto } from './load-state-dict.ts'

/** Options of `new Mlp`. */
export interface MlpOptions {
  /** The activation of every hidden layer, or one name for each hidden layer. Default `'relu'`. */
  readonly activation?: ActivationName | readonly ActivationName[]
  /** After every hidden activation, or one probability a hidden layer, each in [0, 1). Default 0. */
  readonly dropout?: number | readonly number[]
  /** Default `'pytorch'`: what `nn.Linear` does. */
  readonly init?: InitializerName
  /** Any 32-bit integer; the same seed gives the same parameters, bit for bit, on every runtime. Default 1. */
  readonly seed?: number
}

/**
 * A multi-layer perceptron: layers as plain data, and their parameters by name.
 *
 * It holds no device and no training state. Engines read `layers` and `parameters`; `forward` predicts on the CPU with
 * no engine at all.
 *
 * @example
 * const model = new Mlp([784, 128, 64, 10], { seed: 1 })
 * model.parameterCount // 109386
 */
export class Mlp {
  readonly layers: readonly Layer[]
  /** `fc1.weight` `[out, in]`, `fc1.bias` `[out]`, …: live, in the order of the layers. */
  readonly parameters: NamedArrays

  /**
   * @param widths features in, each hidden layer's width, classes: `[784, 128, 64, 10]`
   * @throws OneloopError `MODEL_INVALID` for widths, activations or probabilities that make no network
   */
  constructor(widths: readonly number[], options: MlpOptions = {}) {
    checkFields('Mlp', options, ['activation', 'dropout', 'init', 'seed'], 'MODEL_INVALID')
    const { activation = 'relu', dropout = 0, init = 'pytorch', seed = 1 } = options
    checkWidths(widths)
    checkNames('initialiser', [init], initializerNames)
    const hidden = widths.length - 2
    const activations = perHiddenLayer('activation', activation, hidden)
    const dropouts = perHiddenLayer('dropout', dropout, hidden)
    checkNames('activation', activations, activationNames)
    for (const p of dropouts) checkDropout(p)
    this.layers = Array.from({ length: hidden + 1 }, (_, i) => ({
      name: `fc${i + 1}`,
      in: widths[i]!,
      out: widths[i + 1]!,
      activation: activations[i] ?? 'identity',
      dropout: dropouts[i] ?? 0,
    }))
    this.parameters = initializeParameters(this.layers, init, seed)
  }

  /**
   * A network of these layers, with copies of these parameters.
   *
   * @param layers named `fc1`, `fc2`, … in their order, each as wide as the one before it gives
   * @throws OneloopError `MODEL_INVALID` for layers that make no network, `STATE_DICT_MISMATCH` for parameters of other
   *   names or lengths
   */
  static from(layers: readonly Layer[], parameters: NamedArrays): Mlp {
    checkChain(layers)
    const hidden = layers.slice(0, -1)
    const model = new Mlp([layers[0]!.in, ...layers.map((layer) => layer.out)], {
      activation: hidden.map((layer) => layer.activation),
      dropout: hidden.map((layer) => layer.dropout),
      init: 'zeros',
    })
    const shapes = [...model.namedParameters()].map(([name, shape]) => [name, shape] as const)
    const shapeOf = (name: string, data: Float32Array) => shapes.find(([own]) => own === name)?.[1] ?? [data.length]
    model.loadStateDict(
      Object.fromEntries(
        Object.entries(parameters).map(([name, data]) => [name, { shape: shapeOf(name, data), data }]),
      ),
    )
    return model
  }

  /**
   * This network with a new last layer for another task: all other layers keep copies of their parameters, and the last
   * one begins anew with the default initialiser. The start of fine-tuning.
   *
   * @param outputs of the new last layer
   * @throws OneloopError `MODEL_INVALID`
   */
  withNewLastLayer(outputs: number, options: { readonly seed?: number } = {}): Mlp {
    checkFields('withNewLastLayer', options, ['seed'], 'MODEL_INVALID')
    const hidden = this.layers.slice(0, -1)
    const model = new Mlp([...this.widths.slice(0, -1), outputs], {
      activation: hidden.map((layer) => layer.activation),
      dropout: hidden.map((layer) => layer.dropout),
      ...options,
    })
    const last = this.layers.at(-1)!.name
    for (const [name, data] of Object.entries(this.parameters)) {
      if (!name.startsWith(`${last}.`)) model.parameters[name]!.set(data)
    }
    return model
  }

  /** `[784, 128, 64, 10]`. */
  get widths(): number[] {
    return [this.layers[0]!.in, ...this.layers.map((layer) => layer.out)]
  }

  get parameterCount(): number {
    return Object.values(this.parameters).reduce((count, data) => count + data.length, 0)
  }

  /** Every parameter with its name and shape, in the order of the layers. The arrays are the model's own, not copies. */
  *namedParameters(): IterableIterator<[name: string, shape: readonly number[], data: Float32Array]> {
    for (const layer of this.layers) {
      yield [`${layer.name}.weight`, [layer.out, layer.in], this.parameters[`${layer.name}.weight`]!]
      yield [`${layer.name}.bias`, [layer.out], this.parameters[`${layer.name}.bias`]!]
    }
  }

  /** A copy of the parameters with their shapes: what is saved. */
  stateDict(): StateDict {
    const state: StateDict = {}
    for (const [name, shape, data] of this.namedParameters()) state[name] = { shape, data: data.slice() }
    return state
  }

  /**
   * Copies the values in.
   *
   * @param options `strict` (default true): refuse missing and unexpected names. A wrong shape is always refused.
   * @returns the missing and unexpected names, both empty when strict
   * @throws OneloopError `STATE_DICT_MISMATCH`, naming every missing, unexpected and wrongly shaped entry at once; then
   *   nothing was copied
   */
  loadStateDict(state: StateDict, options: { readonly strict?: boolean } = {}): LoadReport {
    return loadInto(this, state, options.strict ?? true)
  }

  /** Logits `[n, classes]` in plain TypeScript, dropout off. See `forward`. */
  forward(rows: Rows | Float32Array): Float32Array {
    return forward(this, rows)
  }

  /**
   * The network one line a layer, as PyTorch prints it, with parameter counts.
   *
   *     Mlp(
   *       (fc1): Linear(in_features=784, out_features=128, bias=True)   100,480
   *       …
   */
  toString(): string {
    const lines = this.layers.flatMap((layer, i) => {
      const count = ((layer.in + 1) * layer.out).toLocaleString('en-US')
      const text = [
        `  (${layer.name}): Linear(in_features=${layer.in}, out_features=${layer.out}, bias=True)  ${count} parameters`,
      ]
      if (layer.activation !== 'identity') text.push(`  (act${i + 1}): ${activations[layer.activation].label}()`)
      if (layer.dropout > 0) text.push(`  (drop${i + 1}): Dropout(p=${layer.dropout})`)
      return text
    })
    return ['Mlp(', ...lines, `)  ${this.parameterCount.toLocaleString('en-US')} parameters in all`].join('\n')
  }
}

function checkWidths(widths: readonly number[]): void {
  if (!Array.isArray(widths) || widths.length < 2 || widths.some((width) => !Number.isInteger(width) || width < 1)) {
    throw new OneloopError(
      `a network needs two or more whole positive widths, not ${Array.isArray(widths) ? `[${widths.join(', ')}]` : describeValue(widths)}`,
      {
        code: 'MODEL_INVALID',
        fix: 'give features in, hidden widths, classes, such as [784, 128, 64, 10]',
      },
    )
  }
}

function checkChain(layers: readonly Layer[]): void {
  const wrong = layers.findIndex(
    (layer, i) => layer.name !== `fc${i + 1}` || (i > 0 && layer.in !== layers[i - 1]!.out),
  )
  if (layers.length > 0 && wrong === -1) return
  const what =
    layers.length === 0
      ? 'there are no layers'
      : `layer ${wrong + 1} is ${layers[wrong]!.name}, with ${layers[wrong]!.in} features in`
  throw new OneloopError(`these layers make no network: ${what}`, {
    code: 'MODEL_INVALID',
    fix: 'name them fc1, fc2, …, each with as many features in as the one before it has out',
  })
}

function checkDropout(p: number): void {
  if (!(p >= 0 && p < 1)) {
    throw new OneloopError(`dropout is a probability in [0, 1), not ${p}`, { code: 'MODEL_INVALID' })
  }
}

function perHiddenLayer<T>(what: string, value: T | readonly T[], hidden: number): readonly T[] {
  if (!Array.isArray(value)) return Array.from({ length: hidden }, () => value as T)
  if (value.length !== hidden) {
    throw new OneloopError(`${hidden} hidden layers need ${hidden} ${what} values, not ${value.length}`, {
      code: 'MODEL_INVALID',
    })
  }
  return value
}
