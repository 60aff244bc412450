/**
 * The CRC-32 of zip, gzip and PNG (ISO 3309, polynomial 0xEDB88320).
 *
 * @param crc of what came before, to go on from
 */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let c = ~crc
  for (let i = 0; i < bytes.length; i++) c = (TABLE[(c ^ bytes[i]!) & 0xff] as number) ^ (c >>> 8)
  return ~c >>> 0
}

const TABLE = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})
