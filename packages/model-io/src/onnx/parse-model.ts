import { printable } from '@oneloop/core'
import type { StoredTensor } from '@oneloop/core/files'
import type { Span } from '../protobuf/read-fields.ts'
import type { OnnxAttribute, OnnxGraph, OnnxModel, OnnxNode } from './onnx-model.ts'
import type { OnnxReader } from './onnx-reader.ts'
import { parseEntry, parseTensor } from './parse-tensor.ts'

/** `ModelProto`. https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export function parseModel(bytes: Uint8Array, reader: OnnxReader): OnnxModel {
  const metadata = new Map<string, string>()
  let metadataOffset = 0
  let opset = 0
  let version = 0
  let producer = ''
  let graph: OnnxGraph | undefined
  for (const field of reader.fields({ bytes, offset: 0 })) {
    if (field.number === 1) version = reader.integer(field)
    else if (field.number === 2) producer = reader.text(field)
    else if (field.number === 7) {
      if (graph !== undefined) throw reader.fault('MODEL_FILE_CORRUPT', 'it has two graphs', field.offset)
      graph = parseGraph(reader.span(field), reader)
    } else if (field.number === 8) {
      const { domain, version } = parseOpset(reader.span(field), reader)
      if (domain === '' || domain === 'ai.onnx') opset = version
    } else if (field.number === 14) {
      const [key, value] = parseEntry(reader.span(field), reader)
      if (metadata.has(key)) {
        throw reader.fault('MODEL_FILE_CORRUPT', `its metadata has '${printable(key)}' twice`, field.offset)
      }
      if (metadata.size === 0) metadataOffset = field.offset
      metadata.set(key, value)
    } else if (field.number === 20 || field.number === 25) {
      const what = field.number === 20 ? 'training graphs' : 'functions of its own'
      throw reader.fault('MODEL_FILE_UNSUPPORTED', `it has ${what}`, field.offset)
    }
  }
  if (graph === undefined) throw reader.fault('MODEL_FILE_CORRUPT', 'it is a protobuf without an ONNX graph', 0)
  // Every file since version 3 names its operators' set; most writers put it after the graph, where a cut file lacks it.
  if (opset === 0 && version >= 3) {
    throw reader.fault('MODEL_FILE_TRUNCATED', 'it names no set of operators: it was cut at its end', bytes.length)
  }
  return { opset, producer, metadata, metadataOffset, graph }
}

function parseOpset(span: Span, reader: OnnxReader): { domain: string; version: number } {
  let domain = ''
  let version = 0
  for (const field of reader.fields(span)) {
    if (field.number === 1) domain = reader.text(field)
    else if (field.number === 2) version = reader.integer(field)
  }
  return { domain, version }
}

function parseGraph(span: Span, reader: OnnxReader): OnnxGraph {
  const nodes: OnnxNode[] = []
  const initializers: StoredTensor[] = []
  const inputs: string[] = []
  const outputs: string[] = []
  for (const field of reader.fields(span)) {
    if (field.number === 1) nodes.push(parseNode(reader.span(field), reader))
    else if (field.number === 5) initializers.push(parseTensor(reader.span(field), reader))
    else if (field.number === 11) inputs.push(parseName(reader.span(field), reader))
    else if (field.number === 12) outputs.push(parseName(reader.span(field), reader))
    else if (field.number === 15) {
      throw reader.fault('MODEL_FILE_UNSUPPORTED', 'it has sparse tensors', field.offset)
    }
  }
  const known = new Set(initializers.map(({ name }) => name))
  if (known.size !== initializers.length) {
    throw reader.fault('MODEL_FILE_CORRUPT', 'two of its tensors have one name', span.offset)
  }
  return { nodes, initializers, inputs: inputs.filter((name) => !known.has(name)), outputs, offset: span.offset }
}

/** `ValueInfoProto`'s name: shapes are told by the tensors. */
function parseName(span: Span, reader: OnnxReader): string {
  let name = ''
  for (const field of reader.fields(span)) if (field.number === 1) name = reader.text(field)
  return name
}

function parseNode(span: Span, reader: OnnxReader): OnnxNode {
  const inputs: string[] = []
  const outputs: string[] = []
  const attributes = new Map<string, OnnxAttribute>()
  let [name, operator, domain] = ['', '', '']
  for (const field of reader.fields(span)) {
    if (field.number === 1) inputs.push(reader.text(field))
    else if (field.number === 2) outputs.push(reader.text(field))
    else if (field.number === 3) name = reader.text(field)
    else if (field.number === 4) operator = reader.text(field)
    else if (field.number === 7) domain = reader.text(field)
    else if (field.number === 5) {
      const [key, attribute] = parseAttribute(reader.span(field), reader)
      attributes.set(key, attribute)
    }
  }
  return {
    name,
    operator,
    domain: domain === 'ai.onnx' ? '' : domain,
    inputs,
    outputs,
    attributes,
    offset: span.offset,
  }
}

function parseAttribute(span: Span, reader: OnnxReader): [name: string, attribute: OnnxAttribute] {
  let name = ''
  let attribute: OnnxAttribute = { integers: [] }
  const integers: number[] = []
  for (const field of reader.fields(span)) {
    if (field.number === 1) name = reader.text(field)
    else if (field.number === 2) attribute = { ...attribute, float: reader.float(field) }
    else if (field.number === 3) attribute = { ...attribute, integer: reader.integer(field) }
    else if (field.number === 4) attribute = { ...attribute, text: reader.text(field) }
    else if (field.number === 5) attribute = { ...attribute, tensor: parseTensor(reader.span(field), reader) }
    else if (field.number === 8) reader.appendIntegers(integers, field)
  }
  return [name, { ...attribute, integers }]
}
