import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { openRegularFile } from '@oneloop/core/node'
import { openSafetensors, type SafetensorsFile } from '../safetensors/open.ts'

/**
 * `openSafetensors` from a path. Close it when done.
 *
 * @throws OneloopError `READ_FAILED`; otherwise as `openSafetensors`
 */
export async function openSafetensorsFile(path: string): Promise<SafetensorsFile & { close(): Promise<void> }> {
  const { file, size } = await openRegularFile(path)
  try {
    const opened = await openSafetensors(
      { size, read: (start, end) => readRange(file, path, start, end) },
      basename(path),
    )
    return { ...opened, close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readRange(file: FileHandle, path: string, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled)
    if (bytesRead === 0) {
      throw new OneloopError('it became shorter while it was read', { code: 'MODEL_FILE_TRUNCATED', file: path })
    }
    filled += bytesRead
  }
  return bytes
}
