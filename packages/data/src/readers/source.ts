import { OneloopError } from '@oneloop/core'

/** What readers take in hand: a file of the browser, a stream, bytes, or the text itself. */
export type Input = Blob | ReadableStream<Uint8Array> | Uint8Array | string

/** Bytes to read, from wherever they come. */
export interface DataSource {
  /** For errors: a file's name. */
  readonly name: string
  /** In bytes; null where only the end tells. */
  readonly size: number | null
  /** All bytes from the first, piece by piece. */
  stream(): AsyncIterable<Uint8Array>
  /** The bytes in [start, end). Left out where there is only a stream. */
  slice?(start: number, end: number): Promise<Uint8Array>
}

export function isDataSource(input: Input | DataSource): input is DataSource {
  return typeof input === 'object' && 'stream' in input && 'name' in input && !(input instanceof Blob)
}

/**
 * Opens what a reader was given: a `File`, a `Blob`, a stream, bytes or a text.
 *
 * @param name what to call it in errors; a `File` brings its own
 */
export function openInput(input: Input | DataSource, name?: string): DataSource {
  if (isDataSource(input)) return input
  if (typeof input === 'string') return openBytes(new TextEncoder().encode(input), name ?? 'the text')
  if (input instanceof Uint8Array) return openBytes(input, name ?? 'the data')
  if (input instanceof Blob) {
    return {
      name: name ?? (input instanceof File ? input.name : 'the data'),
      size: input.size,
      stream: () => readAll(input.stream()),
      slice: async (start, end) => new Uint8Array(await input.slice(start, end).arrayBuffer()),
    }
  }
  return { name: name ?? 'the stream', size: null, stream: () => readAll(input) }
}

const PIECE = 1 << 20

function openBytes(bytes: Uint8Array, name: string): DataSource {
  return {
    name,
    size: bytes.length,
    async *stream() {
      for (let start = 0; start < bytes.length; start += PIECE) yield bytes.subarray(start, start + PIECE)
    },
    slice: async (start, end) => bytes.subarray(start, end),
  }
}

/** A web stream's pieces: not every browser can iterate one. */
async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/**
 * All bytes of a source at once, for formats that cannot be read otherwise.
 *
 * @throws OneloopError `TOO_LARGE` for more than `most` bytes
 */
export async function readWhole(source: DataSource, most: number, fix: string): Promise<Uint8Array> {
  const tooLarge = () =>
    new OneloopError(`it has more than ${most.toLocaleString('en-US')} bytes`, {
      code: 'TOO_LARGE',
      file: source.name,
      fix,
    })
  if (source.size !== null && source.size > most) throw tooLarge()
  if (source.size !== null && source.slice !== undefined) return source.slice(0, source.size)
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of source.stream()) {
    length += piece.length
    if (length > most) throw tooLarge()
    pieces.push(piece)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
