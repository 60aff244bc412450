import { zipSync } from 'fflate'
import { writeZip } from '../src/zip/write-zip.ts'
import { type Attack, bytes } from './attack.ts'

function npz(header: string, data: Uint8Array = new Uint8Array(16)): Uint8Array {
  const text = `${header}\n`
  return array(bytes(0x93, 'NUMPY', 1, 0, text.length & 0xff, text.length >> 8, text, data))
}

function array(npy: Uint8Array): Uint8Array {
  return writeZip([['fc1.weight.npy', npy]])
}

/** A sound array of so many equal bytes. */
function npyOf(shape: string, descr: string, size: number): Uint8Array {
  const text = `${header(shape, descr)}\n`
  const start = bytes(0x93, 'NUMPY', 1, 0, text.length & 0xff, text.length >> 8, text)
  const npy = new Uint8Array(start.length + size).fill(1)
  npy.set(start)
  return npy
}

/** A zip of the array, deflated. */
function deflated(npy: Uint8Array): Uint8Array {
  return zipSync({ 'fc1.weight.npy': npy })
}

const header = (shape: string, descr = "'<f4'", order = 'False') =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`

const corrupt = 'MODEL_FILE_CORRUPT'
const unsupported = 'MODEL_FILE_UNSUPPORTED'

export const npzAttacks: readonly Attack[] = [
  {
    name: 'pickled objects',
    input: () => npz(header('(1,)', "'|O'"), bytes(0x80, 2, 'cos\nsystem\n.')),
    code: 'MODEL_FILE_UNSAFE',
    says: /fc1\.weight\.npy: it is an array of pickled objects/,
  },
  {
    name: 'a header that is code',
    input: () => npz("__import__('os').system('id')"),
    code: corrupt,
    says: /header is malformed/,
  },
  {
    name: 'a shape that is code',
    input: () => npz(header('(exec("x"),)')),
    code: corrupt,
    says: /header is malformed/,
  },
  {
    name: 'a structured dtype',
    input: () => npz(header('(1,)', "[('a', '<f4')]")),
    code: corrupt,
    says: /header is malformed/,
  },
  { name: 'text', input: () => npz(header('(1,)', "'<U4'")), code: unsupported, says: /the NumPy dtype '<U4'/ },
  { name: 'dates', input: () => npz(header('(2,)', "'<M8[ns]'")), code: unsupported, says: /the NumPy dtype/ },
  { name: 'a negative shape', input: () => npz(header('(-2, -2)')), code: corrupt, says: /header is malformed/ },
  {
    name: 'a shape that overflows',
    input: () => npz(header('(4294967296, 4294967296)')),
    code: corrupt,
    says: /overflows/,
  },
  {
    name: 'a shape past 2⁵³',
    input: () => npz(header('(99999999999999999999,)')),
    code: corrupt,
    says: /impossible shape/,
  },
  {
    name: 'a shape larger than its bytes',
    input: () => npz(header('(1000000, 1000000)', "'<f4'", 'True')),
    code: corrupt,
    says: /it has 16 bytes, but/,
  },
  {
    name: 'a shape of a thousand ones',
    input: () => npz(header(`(${'1, '.repeat(1000)})`)),
    code: corrupt,
    says: /header is malformed/,
  },
  {
    name: 'a header that backtracks',
    input: () => npz(header(`(${'1,'.repeat(60)}${' '.repeat(3000)}x`)),
    code: corrupt,
    says: /header is malformed/,
  },
  {
    name: 'a key more',
    input: () => npz("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'x': 1, }"),
    code: corrupt,
    says: /header is malformed/,
  },
  {
    name: 'a header of 4 GB',
    input: () => array(bytes(0x93, 'NUMPY', 2, 0, [255, 255, 255, 255], '{}')),
    code: 'MODEL_FILE_TRUNCATED',
    says: /header claims 4294967295 bytes/,
  },
  {
    name: 'a header that stops short',
    input: () => array(bytes(0x93, 'NUMPY', 2, 0, 1)),
    code: 'MODEL_FILE_TRUNCATED',
    says: /ends inside its \.npy header/,
  },
  {
    name: 'a version to come',
    input: () => array(bytes(0x93, 'NUMPY', 9, 0, 2, 0, '{}')),
    code: unsupported,
    says: /\.npy version 9/,
  },
  {
    name: 'a byte repeated sixty million times',
    input: () => deflated(npyOf('(6000000, 10)', "'|u1'", 6e7)),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /would unpack to more than 33554432 bytes/,
  },
  {
    name: 'truth repeated so often that only its float32 values are too many',
    input: () => deflated(npyOf('(3000000, 10)', "'|b1'", 3e7)),
    code: 'MODEL_FILE_TOO_LARGE',
    says: /values would take more than 33554432 bytes/,
  },
  { name: 'no array', input: () => array(bytes('hello')), code: corrupt, says: /no \.npy array/ },
  {
    name: 'a header that is not UTF-8',
    input: () => array(bytes(0x93, 'NUMPY', 3, 0, [2, 0, 0, 0], 0xff, 0xfe)),
    code: corrupt,
    says: /not valid UTF-8/,
  },
]
