import { PARTS, type Part } from '../../sources/source.ts'
import { baseName, folderOf } from '../files/file-tree.ts'

/** The IDX files of one dataset among the files of a tree, by their names. */
export interface IdxFiles {
  /** The folder they are in, from the top of the tree; nothing at the top. */
  readonly folder: string
  /** What their names start with: nothing, `emnist-letters-`. */
  readonly prefix: string
  readonly paths: Partial<Record<Part, string>>
}

/** `train-images-idx3-ubyte`, `t10k-labels.idx1-ubyte`, `test-images.idx`, `emnist-letters-train-images-idx3-ubyte.gz` */
const NAME = /^(.*?)(train|t10k|test)[-_](images|labels)(?:[-._]idx[13]?(?:[-._]ubyte)?)?(?:\.gz)?$/i

/**
 * The datasets that a tree's IDX files belong to. Of two files for one part the shallower is taken, and the unpacked one:
 * unpacking programs leave both, and some unpack each file into a folder of its own name.
 */
export function findIdxFiles(paths: readonly string[]): IdxFiles[] {
  const found = new Map<string, { folder: string; prefix: string; paths: Partial<Record<Part, string>> }>()
  for (const path of [...paths].sort(byDepthThenGzip)) {
    const [, prefix, half, what] = NAME.exec(baseName(path)) ?? []
    if (prefix === undefined) continue
    const folder = ownFolder(path)
    const key = `${folder}/${prefix}`
    const files = found.get(key) ?? { folder, prefix, paths: {} }
    found.set(key, files)
    files.paths[`${half!.toLowerCase() === 'train' ? 'train' : 'test'}-${what!.toLowerCase()}` as Part] ??= path
  }
  return [...found.values()]
}

export function missingParts({ paths }: IdxFiles): Part[] {
  return PARTS.filter((part) => paths[part] === undefined)
}

/** The folder that a file is in, or the one above where that is named like the file. */
function ownFolder(path: string): string {
  const folder = folderOf(path)
  return NAME.test(baseName(folder)) ? folderOf(folder) : folder
}

function byDepthThenGzip(a: string, b: string): number {
  const depth = (path: string) => path.split('/').length
  const isPacked = (path: string) => Number(path.endsWith('.gz'))
  return depth(a) - depth(b) || isPacked(a) - isPacked(b) || (a < b ? -1 : 1)
}
