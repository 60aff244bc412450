import { OneloopError } from '@oneloop/core'
import { crc32 } from '@oneloop/core/files'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { tooLarge } from '../../gzip/gunzip.ts'
import { unpackedBound } from '../../gzip/unpacked-bound.ts'
import { type FileTree, fileIn, MAX_FILE_BYTES } from './file-tree.ts'

/** Whether `bytes` starts like a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! + bytes[3]! <= 11
}

/**
 * The files of a zip that is in memory, each unpacked when it is read, its checksum verified.
 *
 * @param name what to call the zip in errors
 * @throws OneloopError `ZIP_BROKEN` when it is no sound zip, `TOO_LARGE` when its files together would unpack to more
 * than 100 times the zip, or 1 GiB
 */
export async function zipTree(bytes: Uint8Array, name: string): Promise<FileTree> {
  const files = new Map<string, Entry>()
  const most = unpackedBound(bytes.length)
  let unpacked = 0
  const zip = await orBroken(name, async () => {
    const opened = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
    })
    for await (const entry of opened.eachEntry()) {
      if (isMeant(entry.fileName)) files.set(entry.fileName, entry)
      unpacked += entry.uncompressedSize
      if (unpacked > most) throw tooLarge(most, name)
    }
    return opened
  })
  const tree: FileTree = {
    name,
    paths: [...files.keys()].sort(),
    async read(path, { maxBytes = MAX_FILE_BYTES, signal } = {}) {
      const entry = files.get(path)!
      const file = fileIn(tree, path)
      if (entry.uncompressedSize > maxBytes) throw tooLarge(maxBytes, file)
      return orBroken(file, () => unpack(zip, entry, signal), signal)
    },
  }
  return tree
}

/** Folders have entries of their own, and macOS adds a shadow of each file. */
function isMeant(path: string): boolean {
  return !path.endsWith('/') && !/^__MACOSX\/|(^|\/)\.[^/]*$/.test(path)
}

async function unpack(zip: ZipFile, entry: Entry, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const bytes = new Uint8Array(entry.uncompressedSize)
  let filled = 0
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    signal?.throwIfAborted()
    // The library sees to it that no more comes than the entry declares.
    bytes.set(piece as Uint8Array, filled)
    filled += (piece as Uint8Array).length
  }
  if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is wrong')
  return bytes
}

async function orBroken<T>(file: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof OneloopError || signal?.aborted) throw cause
    throw new OneloopError(`the zip is damaged (${cause instanceof Error ? cause.message : String(cause)})`, {
      code: 'ZIP_BROKEN',
      file,
      fix: 'get the file again',
      cause,
    })
  }
}
