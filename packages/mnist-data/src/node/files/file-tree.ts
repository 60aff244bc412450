/** The files of a folder on disk or of a zip: what the layouts of datasets are looked for in. */
export interface FileTree {
  /** For people: a path. */
  readonly name: string
  /** Each file, from the top of the tree, with `/` between folders, in the order of their names. */
  readonly paths: readonly string[]
  /**
   * The bytes of one of `paths`.
   *
   * @throws OneloopError `READ_FAILED`, `TOO_LARGE`, `ZIP_BROKEN`; the reason of `signal` once it aborts
   */
  read(path: string, options?: TreeReadOptions): Promise<Uint8Array>
}

export interface TreeReadOptions {
  /** Default: 1 GiB. */
  readonly maxBytes?: number
  readonly signal?: AbortSignal | undefined
}

/** The largest set in these formats, EMNIST ByClass, twice over. */
export const MAX_FILE_BYTES = 1 << 30

/** What a file of a tree is called in errors. */
export function fileIn(tree: FileTree, path: string): string {
  return `${tree.name}/${path}`
}

/** `c.png` of `a/b/c.png`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `a/b` of `a/b/c.png`; nothing of `c.png`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}
