import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import createDecoder from '@jsquash/webp/codec/dec/webp_dec.js'
import { OneloopError } from '@oneloop/core'
import type { Decoder } from '../../image/formats/decoder.ts'

let compiled: Promise<WebAssembly.Module> | undefined

/** https://developers.google.com/speed/webp/docs/riff_container, still pictures. */
export const decodeWebp: Decoder = async (bytes, { file }) => {
  if (isAnimated(bytes)) {
    throw new OneloopError('this is an animation', {
      code: 'IMAGE_UNKNOWN',
      file,
      fix: 'save one picture of it as PNG',
    })
  }
  const module = await compile()
  // A decoder of its own for each picture: one that has met a damaged file may be damaged itself.
  const decoder = await createDecoder({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, onReady: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports)
      onReady(instance)
      return instance.exports
    },
  })
  const image = decoder.decode(bytes as Uint8Array<ArrayBuffer>)
  if (image === null) throw new Error('its pixels are cut or damaged')
  return { width: image.width, height: image.height, rgba: image.data }
}

function isAnimated(bytes: Uint8Array): boolean {
  const isExtended = String.fromCharCode(...bytes.subarray(12, 16)) === 'VP8X'
  return isExtended && (bytes[20]! & 2) !== 0
}

function compile(): Promise<WebAssembly.Module> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm')).then((bytes) =>
    WebAssembly.compile(bytes),
  )
  return compiled
}
