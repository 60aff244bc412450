const MEBIBYTE = 2 ** 20

/**
 * How many bytes the tensors of a file may unpack to: four times the file, and 64 MiB at least.
 *
 * Weights hardly compress, so a sound file stays far below; a zip bomb or a shape that repeats one number a billion
 * times is refused by its own declaration, before anything is allocated.
 */
export function memoryBound(fileBytes: number): number {
  return Math.max(64 * MEBIBYTE, 4 * fileBytes)
}
