/** One file of a zip, its place checked. */
export interface ZipEntry {
  readonly name: string
  readonly deflated: boolean
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number
  /** Bytes in the zip. */
  readonly packedBytes: number
  /** Bytes when unpacked, as declared. */
  readonly bytes: number
  /** Where its local header begins in the file. */
  readonly offset: number
  /** Where its packed bytes begin in the file. */
  readonly dataOffset: number
}

/** A zip whose directory was checked as a whole. */
export interface Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly comment: Uint8Array
  readonly commentOffset: number
  /** False where the writer left every CRC-32 at 0, as PyTorch does when told not to compute them. */
  readonly checked: boolean
}
