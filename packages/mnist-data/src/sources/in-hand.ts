import type { Part, Source } from './source.ts'

/** Four files that are already in memory, gzipped or not. */
export function inHand(
  files: Readonly<Record<Part, Uint8Array>>,
  { name = 'bytes in hand', classNames }: { readonly name?: string; readonly classNames?: readonly string[] } = {},
): Source {
  return {
    name,
    ...(classNames === undefined ? {} : { classNames }),
    read: async (part) => ({ bytes: files[part], file: part }),
  }
}
