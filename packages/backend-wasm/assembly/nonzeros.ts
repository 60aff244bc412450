/** Whether it pays to list the nonzeros, judged from a sample: a listed product costs about 4/3 of a dense one. */
@inline export function isSparse(nonzeros: i32, all: i32): bool {
  return nonzeros * 4 < all * 3
}

/** How many of `bytes` bytes are not 0. `bytes` is a multiple of 16. */
export function countNonzeros(at: usize, bytes: usize): i32 {
  let count = 0
  for (const end = at + bytes; at != end; at += 16) count += popcnt(<i32>maskOf16(at))
  return count
}

@inline function maskOf16(at: usize): i64 {
  return <i64>i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0)))
}

/** Returns a bit for each of 64 bytes that says whether it is not 0. */
export function maskOf64(at: usize): i64 {
  return maskOf16(at) | (maskOf16(at + 16) << 16) | (maskOf16(at + 32) << 32) | (maskOf16(at + 48) << 48)
}

/**
 * Writes an entry for each byte `first` … `end − 1` of a row that is not 0, in ascending order: its value as a float, and
 * where its weights lie (64 bytes for each input of a panel). Returns the end of the list.
 *
 * It takes 64 bytes at a time, because the processor mispredicts the end of each run of entries: so there should be few.
 */
export function listRow(at: usize, first: usize, end: usize, list: usize): usize {
  for (; first < end; first += 64) {
    let mask: i64 = 0
    if (first + 64 <= end) mask = maskOf64(at + first)
    else for (let i = first; i < end; i += 16) mask |= maskOf16(at + i) << <i64>(i - first)
    list = listBytes(mask, at + first, <u32>first * 64, list)
  }
  return list
}

/** Writes an entry for each bit that is set: the byte at its place as a float, and `offset` + 64 × its place. */
@inline export function listBytes(mask: i64, at: usize, offset: u32, list: usize): usize {
  while (mask != 0) {
    const i = <u32>ctz(mask)
    mask &= mask - 1
    store<f32>(list, <f32>load<u8>(at + i))
    store<u32>(list, offset + i * 64, 4)
    list += 8
  }
  return list
}
