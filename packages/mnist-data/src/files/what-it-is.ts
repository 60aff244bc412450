/** A way that files of one kind start, and what to call them. */
interface Kind {
  readonly name: string
  readonly starts: readonly (string | readonly number[])[]
  /** Where it starts so. Default: 0. */
  readonly at?: number
}

const KINDS: readonly Kind[] = [
  { name: 'a zip archive', starts: ['PK\x03\x04', 'PK\x05\x06'] },
  { name: 'gzip data', starts: [[0x1f, 0x8b]] },
  { name: 'a tar archive', starts: ['ustar'], at: 257 },
  { name: 'a 7z archive', starts: ['7z\xbc\xaf\x27\x1c'] },
  { name: 'a RAR archive', starts: ['Rar!\x1a\x07'] },
  { name: 'xz data', starts: ['\xfd7zXZ\0'] },
  { name: 'bzip2 data', starts: ['BZh'] },
  { name: 'Zstandard data', starts: [[0x28, 0xb5, 0x2f, 0xfd]] },
  { name: 'a PNG picture', starts: ['\x89PNG'] },
  { name: 'a JPEG picture', starts: [[0xff, 0xd8, 0xff]] },
  { name: 'a GIF picture', starts: ['GIF8'] },
  { name: 'a WebP picture', starts: ['WEBP'], at: 8 },
  { name: 'a TIFF picture', starts: ['II*\0', 'MM\0*'] },
  { name: 'a HEIC picture', starts: ['ftyphei', 'ftypmif1', 'ftypmsf1'], at: 4 },
  { name: 'an AVIF picture', starts: ['ftypavif'], at: 4 },
  { name: 'a PDF document', starts: ['%PDF'] },
  { name: 'a Parquet table', starts: ['PAR1'] },
  { name: 'an HDF5 file', starts: ['\x89HDF'] },
  { name: 'a MATLAB file', starts: ['MATLAB'] },
  { name: 'a NumPy array (.npy)', starts: ['\x93NUMPY'] },
  { name: 'an SQLite database', starts: ['SQLite format 3'] },
  {
    name: 'a Python pickle',
    starts: [
      [0x80, 2],
      [0x80, 3],
      [0x80, 4],
      [0x80, 5],
    ],
  },
  { name: 'a Git LFS pointer and not the file that it stands for', starts: ['version https://git-lfs'] },
  {
    name: 'an IDX file',
    starts: [
      [0, 0, 8, 1],
      [0, 0, 8, 3],
    ],
  },
  { name: 'a BMP picture', starts: ['BM'] },
]

/**
 * What a file seems to be by its first bytes, for a sentence: `'HTML, a page and not the data'`. `null` when they say
 * nothing.
 */
export function whatItIs(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'an empty file'
  const kind = KINDS.find(({ starts, at = 0 }) => starts.some((start) => startsWith(bytes, start, at)))
  return kind?.name ?? whatTextIs(bytes)
}

function startsWith(bytes: Uint8Array, start: string | readonly number[], at: number): boolean {
  const expected = typeof start === 'string' ? Array.from(start, (letter) => letter.charCodeAt(0)) : start
  return expected.every((byte, i) => bytes[at + i] === byte)
}

function whatTextIs(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 1024)
  // Any byte from 9 up may be text, but for the controls between the line ends and the space.
  if (start.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return null
  const text = new TextDecoder().decode(start).trimStart()
  if (/^<!doctype html|^<html|^<head|^<body/i.test(text)) return 'HTML, a page and not the data'
  if (/^<\?xml|^<[a-z]+[ >]/i.test(text)) return 'XML'
  if (/^[[{]/.test(text)) return 'JSON'
  return 'text'
}
