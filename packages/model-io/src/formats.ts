import { c } from './c/index.ts'
import { js } from './js/index.ts'
import { keras } from './keras/index.ts'
import type { ModelFormat, ModelReader, ModelWriter } from './model-format.ts'
import { npz } from './npz/index.ts'
import { onnx } from './onnx/index.ts'
import { pth } from './pth/index.ts'
import { safetensors } from './safetensors/index.ts'
import { tfjs } from './tfjs/index.ts'

/** Every format that is read and written, in the order in which content is tried. */
export const modelFormats: readonly ModelFormat[] = [safetensors, pth, onnx, tfjs, npz]

/** Every format that is written. */
export const modelWriters: readonly ModelWriter[] = [...modelFormats, js, c]

/** Every format that is read, in the order in which content is tried. */
export const modelReaders: readonly ModelReader[] = [...modelFormats, keras]
