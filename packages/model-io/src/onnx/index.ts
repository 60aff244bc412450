import type { ModelFormat } from '../model-format.ts'
import { readOnnx } from './read.ts'
import { writeOnnx } from './write.ts'

/** ONNX: read where the graph is a multi-layer perceptron, written for opset 13. https://onnx.ai */
export const onnx: ModelFormat = {
  name: 'onnx',
  extension: '.onnx',
  mediaType: 'application/octet-stream',
  // A protobuf starts with its first field: here the version of the format, a small number.
  detect: (bytes) => bytes[0] === 0x08 && bytes[1]! < 0x40,
  read: readOnnx,
  write: writeOnnx,
}
