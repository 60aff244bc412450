import { readRegularFile } from '@oneloop/core/node'

/** What one buffer holds on every Node. */
const MOST_BYTES = 2 ** 31 - 1

/** A whole file; `-` is stdin. @throws OneloopError `READ_FAILED`, `TOO_LARGE` */
export async function readBytes(path: string): Promise<Uint8Array> {
  return path === '-' ? readStdin() : readRegularFile(path, { maxBytes: MOST_BYTES })
}

async function readStdin(): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
