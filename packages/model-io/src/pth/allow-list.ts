import type { Dtype } from '@oneloop/core/files'

/** Element types by PyTorch's storage classes. */
export const storageDtypes: ReadonlyMap<string, Dtype> = /* @__PURE__ */ new Map([
  ['torch.FloatStorage', 'F32'],
  ['torch.DoubleStorage', 'F64'],
  ['torch.HalfStorage', 'F16'],
  ['torch.BFloat16Storage', 'BF16'],
  ['torch.LongStorage', 'I64'],
  ['torch.IntStorage', 'I32'],
  ['torch.ShortStorage', 'I16'],
  ['torch.CharStorage', 'I8'],
  ['torch.ByteStorage', 'U8'],
  ['torch.BoolStorage', 'BOOL'],
  ['torch.ComplexFloatStorage', 'C64'],
  ['torch.storage.UntypedStorage', 'U8'],
])

/** Element types by PyTorch's dtypes. */
export const torchDtypes: ReadonlyMap<string, Dtype> = /* @__PURE__ */ new Map([
  ['torch.float32', 'F32'],
  ['torch.float64', 'F64'],
  ['torch.float16', 'F16'],
  ['torch.bfloat16', 'BF16'],
  ['torch.float8_e4m3fn', 'F8_E4M3'],
  ['torch.float8_e5m2', 'F8_E5M2'],
  ['torch.float8_e4m3fnuz', 'F8_E4M3FNUZ'],
  ['torch.float8_e5m2fnuz', 'F8_E5M2FNUZ'],
  ['torch.float8_e8m0fnu', 'F8_E8M0'],
  ['torch.int64', 'I64'],
  ['torch.int32', 'I32'],
  ['torch.int16', 'I16'],
  ['torch.int8', 'I8'],
  ['torch.uint8', 'U8'],
  ['torch.uint16', 'U16'],
  ['torch.uint32', 'U32'],
  ['torch.uint64', 'U64'],
  ['torch.bool', 'BOOL'],
  ['torch.complex64', 'C64'],
])

/** Functions that a saved state dict may call. Each has its meaning in `TorchHost.reduce`; nothing is ever run. */
export const callables: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'collections.OrderedDict',
  'collections.Counter',
  'torch._utils._rebuild_tensor',
  'torch._utils._rebuild_tensor_v2',
  'torch._utils._rebuild_tensor_v3',
  'torch._utils._rebuild_parameter',
  'torch._utils._rebuild_parameter_with_state',
  'torch.Size',
  'torch.device',
  // Bytes, as protocol 2 writes them, and sets: training scripts keep some beside the weights.
  '_codecs.encode',
  '__builtin__.set',
  'builtins.set',
])
