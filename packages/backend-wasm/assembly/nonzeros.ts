/** How many of `bytes` bytes, a multiple of 16, are not 0. */
export function countNonzeros(at: usize, bytes: usize): i32 {
  let count = 0
  for (const end = at + bytes; at != end; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0))))
  }
  return count
}

/** Whether listing pays: a listed product costs about 4/3 of a dense one. */
@inline export function isSparse(nonzeros: i32, all: i32): bool {
  return <i64>nonzeros * 4 < <i64>all * 3
}

/**
 * Writes an entry for each byte `first` … `end − 1` of a row that is not 0, in ascending order: its value as a float, and where its
 * weights lie (64 bytes an input in a panel). Returns the end of the list.
 */
export function listRow(at: usize, first: usize, end: usize, list: usize): usize {
  for (; first < end; first += 16) {
    let mask = i8x16.bitmask(i8x16.ne(v128.load(at + first), i8x16.splat(0)))
    while (mask != 0) {
      const i = first + ctz(mask)
      mask &= mask - 1
      store<f32>(list, <f32>load<u8>(at + i))
      store<u32>(list, <u32>(i * 64), 4)
      list += 8
    }
  }
  return list
}

/**
 * The same by column, for 16 columns: list `i` gets an entry for each row whose byte in column `i` is not 0, in
 * ascending order: the value, and where the row's deltas lie (64 bytes a row in a panel). `bounds` gets where each list
 * begins and ends.
 */
export function listColumns(at: usize, rowBytes: usize, rows: i32, lists: usize, listBytes: usize, bounds: usize): void {
  for (let i: usize = 0; i < 16; i++) {
    const list = lists + i * listBytes
    store<usize>(bounds + i * 8, list)
    store<usize>(bounds + i * 8, list, 4)
  }
  for (let row = 0; row < rows; row++) {
    let mask = i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0)))
    while (mask != 0) {
      const i = <usize>ctz(mask)
      mask &= mask - 1
      const end = load<usize>(bounds + i * 8, 4)
      store<f32>(end, <f32>load<u8>(at + i))
      store<u32>(end, <u32>row * 64, 4)
      store<usize>(bounds + i * 8, end + 8, 4)
    }
    at += rowBytes
  }
}
