export type { Dtype, ModelFileCode } from '@oneloop/core/files'
export { c } from './c/index.ts'
export { cFiles } from './c/write.ts'
export { modelFormats, modelReaders, modelWriters } from './formats.ts'
export { inspectModel, type ModelReport, type TensorReport } from './inspect-model.ts'
export { js } from './js/index.ts'
export { keras } from './keras/index.ts'
export {
  type FormatName,
  formatNames,
  type ReaderName,
  readerNames,
  type WriterName,
  writerNames,
} from './model/format-name.ts'
export type { Guess, Guesses } from './model/guesses.ts'
export type { Normalization } from './model/normalization.ts'
export type { ReadModel } from './model/to-model.ts'
export type { WriteModelOptions } from './model/write-options.ts'
export type { ModelFormat, ModelReader, ModelWriter, NamedBytes } from './model-format.ts'
export type { ModelInput } from './model-input.ts'
export { npz } from './npz/index.ts'
export { onnx } from './onnx/index.ts'
export { pth } from './pth/index.ts'
export { quantizeModel } from './quantize/quantize-layer.ts'
export { type ReadInputOptions, readModel, readModelWith } from './read-model.ts'
export { safetensors } from './safetensors/index.ts'
export { openSafetensors, type RangeSource, type SafetensorsFile } from './safetensors/open.ts'
export { tfjs } from './tfjs/index.ts'
export { tfjsFiles } from './tfjs/write.ts'
export { modelFormat, modelWriter, writeModel } from './write-model.ts'
