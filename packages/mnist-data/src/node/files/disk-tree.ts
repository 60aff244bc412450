import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { readRegularFile, systemReason } from '@oneloop/core/node'
import { type FileTree, MAX_FILE_BYTES } from './file-tree.ts'

/** More than the pictures of any set that fits in memory. */
const MAX_FILES = 1 << 20
/** Deeper than any dataset is put: `root/EMNIST/raw/train/class/picture.png`. */
const MAX_DEPTH = 6

/**
 * The files of a folder and of the folders in it. Links to folders are not followed.
 *
 * @param depth of folders in folders; 1 is the folder's own files
 * @throws OneloopError `READ_FAILED` when the folder can't be read, `TOO_LARGE` when it holds more than 2²⁰ files
 */
export async function diskTree(
  path: string,
  { depth = MAX_DEPTH }: { readonly depth?: number } = {},
): Promise<FileTree> {
  const paths: string[] = []
  await list(path, '', depth, paths)
  return {
    name: path.replace(/(?<=.)[\\/]+$/, ''),
    paths,
    read: (file, { maxBytes = MAX_FILE_BYTES, signal } = {}) => readRegularFile(join(path, file), { maxBytes, signal }),
  }
}

async function list(root: string, folder: string, depth: number, paths: string[]): Promise<void> {
  for (const entry of await entries(join(root, folder))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (depth > 1) await list(root, path, depth - 1, paths)
    } else if (!entry.isSymbolicLink() || !(await isFolder(join(root, path)))) {
      paths.push(path)
    }
    if (paths.length > MAX_FILES) {
      throw new OneloopError(`the folder holds more than ${MAX_FILES} files`, {
        code: 'TOO_LARGE',
        file: root,
        fix: 'name the folder of one dataset',
      })
    }
  }
}

/** In the order of their names, whatever order the disk gives; without what systems put there, such as `.DS_Store`. */
async function entries(path: string): Promise<Dirent[]> {
  try {
    const found = await readdir(path, { withFileTypes: true })
    return found.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    throw new OneloopError(`can't be read: ${systemReason(cause)}`, {
      code: 'READ_FAILED',
      file: path,
      fix: 'check the path',
      cause,
    })
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
