import { readdir, readFile } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { OneloopError } from '@oneloop/core'
import type { Dataset, StackOptions } from '@oneloop/data'
import { readImages } from '../images/read-images.ts'

/**
 * `readImages` of a folder with a folder of pictures for each class: `pets/cats/tom.png`, `pets/dogs/rex.jpg`.
 *
 * @throws OneloopError `READ_FAILED` when there is no such folder; as `readImages`
 */
export async function readImageFolder(path: string, options: Partial<StackOptions> = {}): Promise<Dataset> {
  const root = resolve(path)
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new OneloopError(`the folder can't be read (${cause.code})`, { code: 'READ_FAILED', file: path, cause })
    },
  )
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name)
      return { path: relative(root, full).split(sep).join('/'), bytes: () => readFile(full) }
    })
    // A picture beside the folders of the classes is of none.
    .filter((file) => file.path.includes('/'))
  return readImages(files, { source: basename(root), ...options })
}
