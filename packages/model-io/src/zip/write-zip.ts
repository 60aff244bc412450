import { concat, OneloopError } from '@oneloop/core'
import { crc32, encodeUtf8 } from '@oneloop/core/files'

/** PyTorch aligns its storages so, to map them into memory. */
const ALIGNMENT = 64
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const UTF8_FLAG = 0x0800
const VERSION = 20
/** 1 January 1980, the first day of zip: the same content gives the same bytes. */
const DATE = 0x21

/**
 * A zip of stored entries, each aligned to 64 bytes by an extra field, with a comment.
 *
 * @throws OneloopError `MODEL_TOO_LARGE` past 4 GiB, 65,535 entries or a comment of 65,535 bytes
 */
export function writeZip(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  comment = '',
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [text, bytes] of files) {
    const name = encodeUtf8(text)
    const extra = padding(at + LOCAL_BYTES + name.length)
    const local = new DataView(new ArrayBuffer(LOCAL_BYTES))
    const central = new DataView(new ArrayBuffer(CENTRAL_BYTES))
    local.setUint32(0, 0x04034b50, true)
    central.setUint32(0, 0x02014b50, true)
    central.setUint16(4, VERSION, true)
    for (const [view, start] of [
      [local, 4],
      [central, 6],
    ] as const) {
      view.setUint16(start, VERSION, true)
      view.setUint16(start + 2, UTF8_FLAG, true)
      view.setUint16(start + 8, DATE, true)
      view.setUint32(start + 10, crc32(bytes), true)
      view.setUint32(start + 14, bytes.length, true)
      view.setUint32(start + 18, bytes.length, true)
      view.setUint16(start + 22, name.length, true)
    }
    local.setUint16(28, extra.length, true)
    central.setUint32(42, at, true)
    parts.push(new Uint8Array(local.buffer), name, extra, bytes)
    directory.push(new Uint8Array(central.buffer), name)
    at += LOCAL_BYTES + name.length + extra.length + bytes.length
  }
  const directoryBytes = directory.reduce((sum, part) => sum + part.length, 0)
  const commentBytes = encodeUtf8(comment)
  if (at + directoryBytes > 0xffffffff || files.length > 0xffff || commentBytes.length > 0xffff) {
    throw new OneloopError('the model or its metadata is too large for this format', {
      code: 'MODEL_TOO_LARGE',
      fix: 'write safetensors',
    })
  }
  const end = new DataView(new ArrayBuffer(END_BYTES))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, files.length, true)
  end.setUint16(10, files.length, true)
  end.setUint32(12, directoryBytes, true)
  end.setUint32(16, at, true)
  end.setUint16(20, commentBytes.length, true)
  return concat([...parts, ...directory, new Uint8Array(end.buffer), commentBytes])
}

/** An extra field, of the tag 'FB' as PyTorch's, that brings the data after it to the next aligned byte. */
function padding(at: number): Uint8Array {
  const length = 4 + ((ALIGNMENT - ((at + 4) % ALIGNMENT)) % ALIGNMENT)
  const extra = new Uint8Array(length)
  extra.set([0x46, 0x42, length - 4, 0])
  return extra
}
