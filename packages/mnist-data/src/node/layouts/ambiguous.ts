import { OneloopError } from '@oneloop/core'
import type { FileTree } from '../files/file-tree.ts'

/** Several datasets where one was asked for: which of them is for the user to say. */
export function ambiguous(tree: FileTree, names: readonly string[]): OneloopError {
  const shown = names.slice(0, 8).join(', ')
  return new OneloopError(`it holds several datasets: ${shown}${names.length > 8 ? ', …' : ''}`, {
    code: 'DATA_FILE_INVALID',
    file: tree.name,
    fix: `name one of them, such as ${tree.name}/${names[0]}`,
  })
}
