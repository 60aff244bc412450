const MEBIBYTE = 2 ** 20

/** The largest set in these formats, EMNIST ByClass, twice over. */
const MAX_BYTES = 1024 * MEBIBYTE

/**
 * How many bytes a compressed file may unpack to: a hundred times its own, 64 MiB at least and 1 GiB at most. Pictures
 * of ink on paper compress by ten, so a sound file stays far below, and a bomb is known before memory is taken for it.
 */
export function unpackedBound(packedBytes: number): number {
  return Math.min(Math.max(64 * MEBIBYTE, 100 * packedBytes), MAX_BYTES)
}
