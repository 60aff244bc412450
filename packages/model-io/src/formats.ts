import type { ModelFormat } from './model-format.ts'
import { npz } from './npz/index.ts'
import { onnx } from './onnx/index.ts'
import { pth } from './pth/index.ts'
import { safetensors } from './safetensors/index.ts'
import { tfjs } from './tfjs/index.ts'

/** Every format, in the order in which content is tried. */
export const modelFormats: readonly ModelFormat[] = [safetensors, pth, onnx, tfjs, npz]
