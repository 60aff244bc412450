import type { Dtype } from '@oneloop/core/files'

/** `TensorProto.DataType`. https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
export const dataTypes: ReadonlyMap<number, Dtype> = /* @__PURE__ */ new Map<number, Dtype>([
  [1, 'F32'],
  [2, 'U8'],
  [3, 'I8'],
  [4, 'U16'],
  [5, 'I16'],
  [6, 'I32'],
  [7, 'I64'],
  [9, 'BOOL'],
  [10, 'F16'],
  [11, 'F64'],
  [12, 'U32'],
  [13, 'U64'],
  [14, 'C64'],
  [16, 'BF16'],
  [17, 'F8_E4M3'],
  [18, 'F8_E4M3FNUZ'],
  [19, 'F8_E5M2'],
  [20, 'F8_E5M2FNUZ'],
  [24, 'F8_E8M0'],
])
