import { decode } from 'jpeg-js'
import type { Decoder } from './decoder.ts'

/** Each block of up to 16×16 pixels takes a bit or more of each scan. */
const MOST_PIXELS_A_BYTE = 1024
const MOST_SCANS = 100

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, baseline and progressive. */
export const decodeJpeg: Decoder = (bytes, header) => {
  const pixels = header.width * header.height
  if (pixels > bytes.length * MOST_PIXELS_A_BYTE) throw new Error(`${bytes.length} bytes can't hold its pixels`)
  if (countScans(bytes) > MOST_SCANS) throw new Error(`it has more than ${MOST_SCANS} scans`)
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    // One more than there are: the library multiplies it again, and is then below the true number now and then.
    maxResolutionInMP: (pixels + 1) / 1e6,
    maxMemoryUsageInMB: 1024,
  })
  return { width, height, rgba: data }
}

/** A progressive file can go over all of its pixels again for a few bytes. */
function countScans(bytes: Uint8Array): number {
  let scans = 0
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1)) if (bytes[at + 1] === 0xda) scans++
  return scans
}
