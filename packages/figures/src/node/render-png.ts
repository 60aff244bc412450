import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { OneloopError } from '@oneloop/core'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Figure } from '../index.ts'
import { renderSvg } from './render-svg.ts'

/** Options of `renderPng`. */
export interface RenderPngOptions {
  /** Pixels of the PNG per CSS pixel of the figure. Default 2: sharp on a dense screen and in print. */
  readonly scale?: number
}

const MOST_PIXELS = 100e6

/**
 * The figure as the bytes of a PNG file, `figure.width × scale` by `figure.height × scale` pixels, drawn with the font
 * that the package ships (Latin, Korean, Hiragana): the same pixels on every machine.
 *
 * @throws TOO_LARGE above 100 million pixels: a pixel takes 4 bytes of memory before it is compressed
 */
export async function renderPng(figure: Figure, { scale = 2 }: RenderPngOptions = {}): Promise<Uint8Array> {
  const [width, height] = [Math.round(figure.width * scale), Math.round(figure.height * scale)]
  if (width * height > MOST_PIXELS) {
    throw new OneloopError(`a picture of ${width} × ${height} pixels is too large to be drawn`, {
      code: 'TOO_LARGE',
      fix: 'use a smaller scale, draw less, or write it as SVG',
    })
  }
  const font = await rasteriser()
  const resvg = new Resvg(renderSvg(figure), {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontBuffers: [font],
      defaultFontFamily: 'Noto Sans KR',
      sansSerifFamily: 'Noto Sans KR',
    },
  })
  try {
    const image = resvg.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    resvg.free()
  }
}

let ready: Promise<Uint8Array> | undefined

/** Readies resvg once a process, and reads the font. */
function rasteriser(): Promise<Uint8Array> {
  ready ??= (async () => {
    await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
    return readFile(new URL('../../fonts/noto-sans-kr-subset.woff2', import.meta.url))
  })()
  return ready
}
