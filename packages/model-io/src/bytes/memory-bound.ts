const MEBIBYTE = 2 ** 20

/**
 * How many bytes the tensors of a file may unpack to, and how many their values may take as float32: four times the
 * file, and 32 MiB at least.
 *
 * Weights hardly compress, so a sound file stays far below; a zip bomb or a shape that repeats one number a billion
 * times is refused by its own declaration, before anything is unpacked or allocated.
 */
export function memoryBound(fileBytes: number): number {
  return Math.max(32 * MEBIBYTE, 4 * fileBytes)
}
