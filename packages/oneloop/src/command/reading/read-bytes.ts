import { readFile } from 'node:fs/promises'
import { OneloopError } from '@oneloop/core'

/** A whole file; `-` is stdin. @throws OneloopError `READ_FAILED` */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return path === '-' ? await readStdin() : await readFile(path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EACCES: 'permission denied',
      EISDIR: 'it is a folder',
    }
    throw new OneloopError(`can't be read: ${reasons[code ?? ''] ?? String(cause)}`, {
      code: 'READ_FAILED',
      file: path,
      cause,
    })
  }
}

async function readStdin(): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
