import { OneloopError } from '@oneloop/core'
import { headerBytes } from './header.ts'
import type { IdxArray } from './idx-array.ts'
import { UNSIGNED_BYTE } from './types.ts'

/**
 * The IDX file of an array of unsigned bytes: `readIdx(writeIdx(array))` is `array`.
 *
 * @throws OneloopError `ARGUMENT_INVALID` when `shape` is not 1 to 255 lengths whose product is `data.length`
 */
export function writeIdx({ shape, data }: IdxArray): Uint8Array<ArrayBuffer> {
  const lengthsFit = shape.every((length) => Number.isInteger(length) && length >= 0 && length <= 0xffffffff)
  const size = shape.reduce((product, length) => product * length, 1)
  if (shape.length < 1 || shape.length > 255 || !lengthsFit || size !== data.length) {
    throw new OneloopError(`${data.length} bytes are not an array of shape [${shape}]`, { code: 'ARGUMENT_INVALID' })
  }
  const dataOffset = headerBytes(shape.length)
  const bytes = new Uint8Array(dataOffset + data.length)
  const view = new DataView(bytes.buffer)
  bytes[2] = UNSIGNED_BYTE
  bytes[3] = shape.length
  for (const [axis, length] of shape.entries()) view.setUint32(headerBytes(axis), length)
  bytes.set(data, dataOffset)
  return bytes
}
