import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { OneloopError } from '../errors/oneloop-error.ts'
import { systemReason } from './system-reason.ts'

/**
 * Makes a folder and those above it, as far as they are missing. Another process may be doing the same.
 *
 * @throws OneloopError `WRITE_FAILED`
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeWithParents(resolve(path))
  } catch (cause) {
    const code = 'WRITE_FAILED'
    const fix = 'choose another folder'
    throw new OneloopError(`the folder can't be made (${systemReason(cause)})`, { code, file: path, fix, cause })
  }
}

// Node's own recursive mkdir never returns where a parent refuses children with ENOENT, as /proc does.
async function makeWithParents(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeWithParents(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    if (!(await isFolder(folder))) throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
