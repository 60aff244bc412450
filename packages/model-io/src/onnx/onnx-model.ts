import type { StoredTensor } from '@oneloop/core/files'

/** What is read of an ONNX file. https://github.com/onnx/onnx/blob/main/docs/IR.md */
export interface OnnxModel {
  /** The version of the main operators; 0 when the file does not say. */
  readonly opset: number
  readonly producer: string
  readonly metadata: ReadonlyMap<string, string>
  readonly metadataOffset: number
  readonly graph: OnnxGraph
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[]
  readonly initializers: readonly StoredTensor[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly offset: number
}

export interface OnnxNode {
  /** Often empty. */
  readonly name: string
  readonly operator: string
  /** Empty for ONNX's own. */
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: ReadonlyMap<string, OnnxAttribute>
  readonly offset: number
}

/** One of these is set, as the attribute's type says. */
export interface OnnxAttribute {
  readonly float?: number
  readonly integer?: number
  readonly text?: string
  readonly tensor?: StoredTensor
  readonly integers: readonly number[]
}
