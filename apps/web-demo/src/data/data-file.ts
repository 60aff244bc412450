/** A file of the page's own data, gzipped IDX. */
export interface DataFile {
  readonly url: string
  readonly bytes: number
  /** Of the gzipped bytes, in hex. */
  readonly sha256: string
}
