import { OneloopError } from '@oneloop/core'
import { csv } from './csv/csv.ts'
import { json } from './json/json.ts'
import { jsonLines } from './json/json-lines.ts'
import { npy, npz } from './numpy/numpy.ts'
import { parquet } from './parquet/parquet.ts'
import type { Reader } from './reader.ts'

/** Every format of tables that is read. */
export const readers: readonly Reader[] = [csv, json, jsonLines, parquet, npy, npz]

/**
 * The reader for a file, by its name's extension; `.csv` and so on, in any case.
 *
 * @throws OneloopError `DATA_FILE_INVALID` for an extension that no reader has
 */
export function readerFor(name: string): Reader {
  const extension = /\.[^./\\]*$/.exec(name.toLowerCase())?.[0] ?? ''
  const found = readers.find(({ extensions }) => extensions.includes(extension))
  if (found !== undefined) return found
  const known = readers.flatMap(({ extensions }) => extensions).join(', ')
  throw new OneloopError(
    extension === '' ? 'its name has no extension' : `'${extension}' is not a format that is read`,
    {
      code: 'DATA_FILE_INVALID',
      file: name,
      fix: `use one of ${known}`,
    },
  )
}
