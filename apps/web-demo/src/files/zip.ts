import { zipSync } from 'fflate'

/** The earliest time that a zip can hold: the same files give the same bytes. */
const TIME = new Date(1980, 0, 1)

/** Files as one zip. */
export function zip(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: TIME })
}
