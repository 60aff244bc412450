import type { ModelFormat } from './model-format.ts'
import { pth } from './pth/index.ts'
import { safetensors } from './safetensors/index.ts'

/** Every format, in the order in which content is tried. */
export const modelFormats: readonly ModelFormat[] = [safetensors, pth]
