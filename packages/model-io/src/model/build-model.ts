import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import { Mlp } from '@oneloop/mlp-model'
import type { Architecture } from './architecture.ts'

/**
 * The `Mlp` with a file's values.
 *
 * @throws OneloopError `MODEL_NOT_MLP` when the layers do not follow on one another
 */
export function buildModel({ layers }: Pick<Architecture, 'layers'>, offset: number, fault: Fault): Mlp {
  if (layers.length === 0) throw fault('MODEL_NOT_MLP', 'it holds no layers', offset)
  for (const [i, layer] of layers.entries()) {
    if (layer.in < 1 || layer.out < 1 || (i > 0 && layer.in !== layers[i - 1]!.out)) {
      const what = `layer ${printable(layer.name)} goes from ${layer.in} to ${layer.out} features`
      throw fault('MODEL_NOT_MLP', `${what}${i > 0 ? `, after ${layers[i - 1]!.out}` : ''}`, offset)
    }
    if (!(layer.dropout >= 0 && layer.dropout < 1)) {
      throw fault('MODEL_NOT_MLP', `layer ${printable(layer.name)} has the dropout ${layer.dropout}`, offset)
    }
  }
  const hidden = layers.slice(0, -1)
  const model = new Mlp([layers[0]!.in, ...layers.map((layer) => layer.out)], {
    activation: hidden.map((layer) => layer.activation),
    dropout: hidden.map((layer) => layer.dropout),
    init: 'zeros',
  })
  for (const [i, { name }] of model.layers.entries()) {
    model.parameters[`${name}.weight`]!.set(layers[i]!.weight)
    model.parameters[`${name}.bias`]!.set(layers[i]!.bias ?? [])
  }
  return model
}
