import { printable } from '@oneloop/core'
import { type Fault, type Json, jsonAs, jsonMember, jsonOptional } from '@oneloop/core/files'
import { kindOfTopology } from './kind-of-topology.ts'

/** The layers of a Sequential, or of a functional model whose layers each take the one before. */
export function chainOfLayers(topology: Json, fault: Fault): readonly Json[] {
  const model = jsonAs(topology, 'object', 'modelTopology', fault).get('model_config') ?? topology
  const type = jsonMember(model, 'class_name', 'string', 'modelTopology', fault)
  const config = jsonAs(model, 'object', 'modelTopology', fault).get('config') ?? model
  // Old Keras kept a Sequential's layers right there.
  const layers = config.kind === 'array' ? config.value : jsonMember(config, 'layers', 'array', 'modelTopology', fault)
  if (type === 'Sequential') return layers
  if (type !== 'Functional' && type !== 'Model') {
    throw fault(
      'MODEL_FILE_UNSUPPORTED',
      `it is a ${printable(type)}, not a Sequential or Functional model`,
      model.offset,
    )
  }
  let before: string | undefined
  for (const layer of layers) {
    const inbound = inboundNames(layer, fault)
    const isNext = before === undefined ? inbound.length === 0 : inbound.length === 1 && inbound[0] === before
    if (!isNext) {
      const kind = kindOfTopology(layers, fault)
      const what = `${kind === undefined ? '' : `${kind}: `}its layers are no chain`
      throw fault('MODEL_FILE_UNSUPPORTED', what, layer.offset, 'only layers that each take the one before are read')
    }
    before = jsonOptional(layer, 'name', 'string', 'a layer', fault)
    if (before === undefined) throw fault('MODEL_FILE_CORRUPT', 'a layer has no name', layer.offset)
  }
  return layers
}

/** The names of the layers that a layer takes: `[[["dense", 0, 0, {}]]]`, or Keras 3's `keras_history`. */
function inboundNames(layer: Json, fault: Fault): string[] {
  const nodes = jsonOptional(layer, 'inbound_nodes', 'array', 'a layer', fault) ?? []
  return nodes.flatMap((node) => {
    if (node.kind === 'object') return histories(node, fault)
    return jsonAs(node, 'array', 'inbound_nodes', fault).map((tensor) => {
      const [name] = jsonAs(tensor, 'array', 'inbound_nodes', fault)
      return name?.kind === 'string' ? name.value : ''
    })
  })
}

function histories(node: Json, fault: Fault): string[] {
  return jsonMember(node, 'args', 'array', 'inbound_nodes', fault).map((tensor) => {
    const config = jsonAs(tensor, 'object', 'inbound_nodes', fault).get('config') ?? tensor
    const [name] = jsonMember(config, 'keras_history', 'array', 'inbound_nodes', fault)
    return name?.kind === 'string' ? name.value : ''
  })
}
