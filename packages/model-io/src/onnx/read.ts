import { printable } from '@oneloop/core'
import { DESCRIPTION_KEY } from '../model/description.ts'
import type { StoredModel } from '../model/stored-model.ts'
import type { OpenFile } from '../model-format.ts'
import { importGraph } from './import-graph.ts'
import { networkOf } from './network-of.ts'
import { OnnxReader } from './onnx-reader.ts'
import { parseModel } from './parse-model.ts'

/** Reads an ONNX file; tensors that it keeps in other files are looked for among its companions by name. */
export function readOnnx({ bytes, companions, fault }: OpenFile): StoredModel {
  const { graph, opset, producer, metadata, metadataOffset } = parseModel(
    bytes,
    new OnnxReader(bytes.length, companions, fault),
  )
  const fileBytes = bytes.length + companions.reduce((sum, file) => sum + file.bytes.length, 0)
  return {
    format: 'onnx',
    variant: `opset ${opset}${producer === '' ? '' : ` by ${printable(producer)}`}`,
    tensors: graph.initializers,
    metadata,
    metadataOffset,
    notes:
      producer === 'oneloop' && !metadata.has(DESCRIPTION_KEY)
        ? ['oneloop wrote it, but what it said of class names, dropout and normalisation is gone']
        : [],
    architecture: () => importGraph(networkOf(graph), fileBytes, fault),
  }
}
