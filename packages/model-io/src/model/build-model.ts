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
  const named = layers.map((layer, i) => ({ ...layer, name: `fc${i + 1}` }))
  return Mlp.from(
    named,
    Object.fromEntries(
      named.flatMap(({ name, weight, bias, out }) => [
        [`${name}.weight`, weight],
        [`${name}.bias`, bias ?? new Float32Array(out)],
      ]),
    ),
  )
}
