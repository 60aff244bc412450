import { type Fault, type Json, jsonAs, jsonMember, jsonOptional, type StoredTensor } from '@oneloop/core/files'
import type { Hdf5File } from '../hdf5/read-hdf5.ts'
import { chainOfLayers } from './chain-of-layers.ts'
import type { FindWeight } from './import-topology.ts'

/** Weights in a group for each layer, under their own names: `model_weights/dense/sequential/dense/kernel:0`. */
export function weightsOfGroups(tensors: readonly StoredTensor[]): FindWeight {
  const byName = new Map<string, StoredTensor>()
  for (const tensor of tensors) {
    const [, layer, weight] = /^(?:model_weights\/)?([^/]+)\/(?:.*\/)?([^/]+?)(?::0)?$/.exec(tensor.name) ?? []
    if (layer !== undefined && weight !== undefined) byName.set(`${layer}/${weight}`, tensor)
  }
  return (layer, weight) => byName.get(`${layer}/${weight}`)
}

/**
 * Weights by number in a group `vars` for each layer. The group is named after the layer's class, with a count
 * (`dense_1`), and newer versions of Keras have the layer's own name in an attribute of it.
 */
export function weightsOfVars({ tensors, texts }: Hdf5File, topology: Json, fault: Fault): FindWeight {
  const said = new Map(
    [...texts].flatMap(([path, attributes]) => {
      const name = attributes.get('name')
      return name !== undefined && /^(?:_layer_checkpoint_dependencies|layers)\/[^/]+\/vars$/.test(path)
        ? [[name, path] as const]
        : []
    }),
  )
  const counted = said.size > 0 ? said : countedGroups(topology, texts, fault)
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  return (layer, weight, all) => byName.get(`${counted.get(layer)}/${all.indexOf(weight)}`)
}

/** The groups of the layers that have weights, by the layers' names: the first Dense has `dense`, the next `dense_1`. */
function countedGroups(topology: Json, texts: Hdf5File['texts'], fault: Fault): Map<string, string> {
  const folder = [...texts.keys()].find((path) => /^(?:_layer_checkpoint_dependencies|layers)$/.test(path)) ?? 'layers'
  const counts = new Map<string, number>()
  return new Map(
    chainOfLayers(topology, fault).flatMap((layer) => {
      const type = jsonMember(layer, 'class_name', 'string', 'a layer', fault)
      const config = jsonAs(layer, 'object', 'a layer', fault).get('config') ?? layer
      const name = jsonOptional(config, 'name', 'string', 'a layer', fault) ?? ''
      const stem = type.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
      const count = counts.get(stem) ?? 0
      counts.set(stem, count + 1)
      return [[name, `${folder}/${stem}${count === 0 ? '' : `_${count}`}/vars`] as const]
    }),
  )
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  dense: ['kernel', 'bias'],
  batch_normalization: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
}

/** Weights alone, numbered, under the names that their layers' classes give them, so that these tell what they are. */
export function withPlainNames(file: Hdf5File): Hdf5File {
  const tensors = file.tensors.map((tensor) => {
    const [, stem = '', number = '0', index] = /(?:^|\/)(\w+?)(?:_(\d+))?\/vars\/(\d)$/.exec(tensor.name) ?? []
    const weight = NAMES[stem]?.[Number(index)]
    return weight === undefined ? tensor : { ...tensor, name: `${stem}_${number}/${weight}` }
  })
  return { ...file, tensors }
}
