import type { ModelFormat } from '../model-format.ts'
import { readSafetensors } from './read.ts'
import { writeSafetensors } from './write.ts'

/** Hugging Face's safetensors: a JSON header and raw values. https://github.com/huggingface/safetensors#format */
export const safetensors: ModelFormat = {
  name: 'safetensors',
  extension: '.safetensors',
  mediaType: 'application/octet-stream',
  detect: (bytes) => bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0,
  read: ({ bytes, fault }) => readSafetensors(bytes, fault),
  write: writeSafetensors,
}
