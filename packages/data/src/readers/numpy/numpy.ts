import type { Reader } from '../reader.ts'
import { readWhole } from '../source.ts'
import { readNpyBytes } from './read-npy.ts'
import { readNpzBytes } from './read-npz.ts'
import { fromArrays } from './to-columns.ts'

const MOST_BYTES = 2 ** 31
const FIX = 'write it as Parquet or CSV, which are read piece by piece'

/** One array of numpy.save: its columns are `x0`, `x1`, … */
export const npy: Reader = {
  name: 'npy',
  extensions: ['.npy'],
  async read(source, { types }) {
    const array = readNpyBytes(await readWhole(source, MOST_BYTES, FIX), source.name)
    return fromArrays({ x: array }, { source: source.name, types })
  },
}

/** Arrays of numpy.savez, such as `x` and `y`. */
export const npz: Reader = {
  name: 'npz',
  extensions: ['.npz'],
  async read(source, { types }) {
    const arrays = readNpzBytes(await readWhole(source, MOST_BYTES, FIX), source.name)
    return fromArrays(arrays, { source: source.name, types })
  },
}
