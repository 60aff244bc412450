import { crc32, encodeUtf8, float32Bytes } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import { type Description, encodeDescription } from './description.ts'

/** The metadata key of the checksum. */
export const CHECKSUM_KEY = 'oneloop.crc32'

/**
 * A CRC-32 of a model's description and values, in hexadecimal: it tells a file that was damaged from one that is as
 * it was written, in the formats that have no checksum of their own too.
 */
export function modelChecksum(model: Mlp, description: Description): string {
  let crc = crc32(encodeUtf8(encodeDescription({ ...description, layers: model.layers })))
  for (const [, , data] of model.namedParameters()) {
    crc = crc32(float32Bytes(data), crc)
  }
  return crc.toString(16).padStart(8, '0')
}
