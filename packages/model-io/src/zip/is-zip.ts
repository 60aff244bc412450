const LOCAL_NAME = 30
const CENTRAL_NAME = 46
const LOOK_BACK_BYTES = 2 ** 20
const MAX_NAMES = 1000

/** Whether bytes start as a zip with an entry does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > LOCAL_NAME && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

/** Whether bytes look like a zip that has an entry of such a name: a guess from its headers, none of them trusted. */
export function isZipWith(bytes: Uint8Array, name: RegExp): boolean {
  if (!isZip(bytes)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (name.test(nameAt(bytes, LOCAL_NAME, view.getUint16(26, true)))) return true
  const first = Math.max(0, bytes.length - LOOK_BACK_BYTES)
  let names = 0
  for (let at = bytes.length - CENTRAL_NAME; at >= first && names < MAX_NAMES; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x02014b50) continue
    names++
    if (name.test(nameAt(bytes, at + CENTRAL_NAME, view.getUint16(at + 28, true)))) return true
  }
  return false
}

function nameAt(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + Math.min(length, 1024)))
}
