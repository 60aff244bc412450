import { OneloopError } from '@oneloop/core'

/** What a `.npy` file says of its array. */
export interface NpyHeader {
  /** NumPy's letter for the kind: `f` float, `i` integer, `u` unsigned, `b` yes or no, `U` text, `S` bytes. */
  readonly kind: 'f' | 'i' | 'u' | 'b' | 'U' | 'S'
  /** Bytes of one element. */
  readonly itemBytes: number
  readonly littleEndian: boolean
  /** The first dimension runs fastest. */
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Where the elements start. */
  readonly end: number
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
const MOST_HEADER_BYTES = 4096
/** NumPy always writes these three keys in this order. */
const HEADER =
  /^\{'descr': '([<>|=])([a-zA-Z])(\d{1,5})', 'fortran_order': (True|False), 'shape': \(((?:\d{1,15},? ?){0,16})\),? ?\} *\n?$/

/**
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, versions 1 to 3
 *
 * @throws OneloopError `DATA_FILE_INVALID`
 */
export function parseNpyHeader(bytes: Uint8Array, file: string): NpyHeader {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw invalidNpy('it is not a .npy file', file)
  const version = bytes[6] ?? 0
  if (version < 1 || version > 3) throw invalidNpy(`its .npy version ${version} is not read here`, file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = version === 1 ? 10 : 12
  if (bytes.length < start) throw invalidNpy('it ends inside its header', file)
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > MOST_HEADER_BYTES || start + length > bytes.length) throw invalidNpy('its header has no end', file)
  const text = new TextDecoder('latin1').decode(bytes.subarray(start, start + length))
  const match = HEADER.exec(text)
  if (match === null) {
    const isObjects = /'descr': '\|O'/.test(text)
    throw invalidNpy(isObjects ? 'it holds Python objects, which are not read' : 'its header is malformed', file)
  }
  const [, order = '', letter = '', size = '', fortran, sizes = ''] = match
  const kind = kindOf(letter, Number(size))
  if (kind === null) throw invalidNpy(`it holds NumPy's type '${letter}${size}', which is not read`, file)
  const shape = sizes
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number)
  return {
    kind,
    itemBytes: kind === 'U' ? Number(size) * 4 : Number(size),
    littleEndian: order !== '>',
    fortranOrder: fortran === 'True',
    shape,
    end: start + length,
  }
}

const KINDS: Readonly<Record<NpyHeader['kind'], readonly number[] | 'any'>> = {
  f: [2, 4, 8],
  i: [1, 2, 4, 8],
  u: [1, 2, 4, 8],
  b: [1],
  U: 'any',
  S: 'any',
}

function kindOf(letter: string, size: number): NpyHeader['kind'] | null {
  if (!Object.hasOwn(KINDS, letter)) return null
  const kind = letter as NpyHeader['kind']
  const sizes = KINDS[kind]
  return (sizes === 'any' ? size > 0 : sizes.includes(size)) ? kind : null
}

export function invalidNpy(message: string, file: string): OneloopError {
  return new OneloopError(message, {
    code: 'DATA_FILE_INVALID',
    file,
    fix: 'write it again with numpy.save or numpy.savez, as numbers or texts',
  })
}
