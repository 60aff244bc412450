import { unzipSync } from 'fflate'
import type { NdArray } from './nd-array.ts'
import { invalidNpy } from './npy-header.ts'
import { readNpyBytes } from './read-npy.ts'

/** The most that the arrays of one file may unpack to, and how many times its length: real numbers pack by ten at most. */
const MOST_BYTES = 2 ** 31
const MOST_TIMES = 100
const ALWAYS_BYTES = 2 ** 26

/**
 * The arrays of `numpy.savez` and `numpy.savez_compressed` by name.
 *
 * @throws OneloopError `DATA_FILE_INVALID`
 */
export function readNpzBytes(bytes: Uint8Array, file: string): Readonly<Record<string, NdArray>> {
  const arrays = Object.entries(unpack(bytes, file)).map(([name, npy]) => {
    const key = name.replace(/\.npy$/, '')
    return [key, readNpyBytes(npy, `${file}: ${key}`)] as const
  })
  if (arrays.length === 0) throw invalidNpy('it holds no arrays', file)
  return Object.fromEntries(arrays)
}

function unpack(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  const most = Math.min(Math.max(MOST_TIMES * bytes.length, ALWAYS_BYTES), MOST_BYTES)
  let total = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!name.endsWith('.npy')) return false
        total += originalSize
        if (total > most) throw invalidNpy(`its arrays unpack to more than ${most} bytes`, file)
        return true
      },
    })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'DATA_FILE_INVALID') throw cause
    throw invalidNpy(`it can't be unpacked: ${cause instanceof Error ? cause.message : cause}`, file)
  }
}
