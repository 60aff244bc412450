import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { type DataSource, type Input, openInput } from '../readers/source.ts'

/** What readers take in hand in Node: a path, a stream, or what they take in a browser. */
export type NodeInput = string | NodeJS.ReadableStream | Exclude<Input, string> | DataSource

/**
 * Opens what a reader was given in Node: a path, a stream, or what readers take in a browser.
 *
 * @param name what to call it in errors; a path has its own name
 * @throws OneloopError `READ_FAILED` when there is no such file, or it is a folder
 */
export async function openNodeInput(input: NodeInput, name?: string): Promise<DataSource> {
  if (typeof input === 'string') return openPath(input)
  if (isNodeStream(input)) return { name: name ?? 'the stream', size: null, stream: () => pieces(input) }
  return openInput(input, name)
}

function isNodeStream(input: Exclude<NodeInput, string>): input is NodeJS.ReadableStream {
  return 'pipe' in input
}

async function openPath(path: string): Promise<DataSource> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw failed(path, cause.code === 'ENOENT' ? 'there is no such file' : `it can't be read (${cause.code})`, cause)
  })
  if (found.isDirectory()) throw failed(path, 'it is a folder, not a file')
  const name = basename(path)
  // A pipe has no size, and no place to read from but its front.
  if (!found.isFile()) return { name, size: null, stream: () => pieces(createReadStream(path)) }
  return {
    name,
    size: found.size,
    stream: () => pieces(createReadStream(path, { highWaterMark: 1 << 20 })),
    slice: (start, end) => readSlice(path, start, end),
  }
}

async function* pieces(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const piece of stream) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && 'path' in cause) {
      throw failed(String(cause.path), `it can't be read (${cause.code})`, cause)
    }
    throw cause
  }
}

async function readSlice(path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await open(path).catch((cause) => {
    throw failed(path, `it can't be read (${cause.code})`, cause)
  })
  try {
    const bytes = new Uint8Array(end - start)
    for (let filled = 0; filled < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) throw failed(path, 'it became shorter while it was read')
      filled += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}

function failed(file: string, message: string, cause?: unknown): OneloopError {
  return new OneloopError(message, { code: 'READ_FAILED', file, cause })
}
