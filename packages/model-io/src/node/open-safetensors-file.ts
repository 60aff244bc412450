import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { openSafetensors, type SafetensorsFile } from '../safetensors/open.ts'

/** `openSafetensors` from a path. Close it when done. */
export async function openSafetensorsFile(path: string): Promise<SafetensorsFile & { close(): Promise<void> }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const file = await openSafetensors({ size, read: (start, end) => readRange(handle, start, end) }, basename(path))
    return { ...file, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function readRange(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
    if (bytesRead === 0) throw new Error('the file became shorter while it was read')
    filled += bytesRead
  }
  return bytes
}
