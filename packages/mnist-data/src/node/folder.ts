import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { systemReason } from '@oneloop/core/node'
import { FILE_NAMES } from '../catalog.ts'
import { PARTS, type Part, type Source } from '../sources/source.ts'

const MAX_BYTES = 1 << 30

/**
 * A folder that holds a dataset's four IDX files, gzipped or not, under the names that they are published by
 * (`train-images-idx3-ubyte`, `t10k-labels-idx1-ubyte.gz`, …) or the plainer `train-images.idx`, `test-labels.idx.gz`.
 *
 * `read` throws OneloopError `READ_FAILED` when the folder or a file can't be read, `DATA_FILE_MISSING` when the
 * folder lacks one, `TOO_LARGE` when a file is over 1 GiB.
 *
 * @param options `classNames` default to the digits
 */
export function folder(path: string, options: { readonly classNames?: readonly string[] } = {}): Source {
  return {
    name: path,
    ...options,
    async read(part, { signal, onProgress } = {}) {
      const file = await find(path, part)
      try {
        const { size } = await stat(file)
        if (size > MAX_BYTES) throw new OneloopError(`${size} bytes are too many`, { code: 'TOO_LARGE', file })
        const bytes = await readFile(file, { signal })
        onProgress?.({ part, file, loadedBytes: bytes.length, totalBytes: bytes.length })
        return { bytes, file }
      } catch (cause) {
        signal?.throwIfAborted()
        throw cause instanceof OneloopError ? cause : unreadable(file, cause)
      }
    },
  }
}

async function find(path: string, part: Part): Promise<string> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  const named = (part: Part) => candidates(part).find((name) => names.includes(name))
  const name = named(part)
  if (name !== undefined) return join(path, name)
  const missing = PARTS.filter((part) => named(part) === undefined).map((part) => FILE_NAMES[part])
  throw new OneloopError(`the folder has no ${missing.join(', ')}`, {
    code: 'DATA_FILE_MISSING',
    file: path,
    fix: 'put there what is missing, gzipped or not',
  })
}

function candidates(part: Part): string[] {
  const published = FILE_NAMES[part]
  const plain = [published, published.replace('-idx', '.idx'), `${part}.idx`, `${part}.idx`.replace('test', 't10k')]
  return [...plain, ...plain.map((name) => `${name}.gz`)]
}

function unreadable(file: string, cause: unknown): OneloopError {
  return new OneloopError(`can't be read: ${systemReason(cause)}`, {
    code: 'READ_FAILED',
    file,
    fix: 'check the path',
    cause,
  })
}
