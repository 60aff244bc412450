import { OneloopError } from '@oneloop/core'
import { readRegularFile } from '@oneloop/core/node'
import { parse } from 'yaml'
import { defineStudy, type Study } from '../study/study.ts'

/** A study file is written by hand. */
const MOST_BYTES = 1 << 20

/**
 * Reads a study out of JSON or YAML; what is left out gets `defineStudy`'s defaults.
 *
 * @throws OneloopError `STUDY_INVALID`, `READ_FAILED`, `TOO_LARGE`
 */
export async function readStudyFile(file: string): Promise<Study> {
  const bytes = await readRegularFile(file, { maxBytes: MOST_BYTES })
  let value: unknown
  try {
    // Aliases could make a small file large.
    value = parse(new TextDecoder().decode(bytes), { maxAliasCount: 0 })
  } catch (cause) {
    throw new OneloopError(`it is neither JSON nor YAML: ${(cause as Error).message.split('\n')[0]}`, {
      code: 'STUDY_INVALID',
      file,
      cause,
      fix: 'mend the line that is named',
    })
  }
  if (typeof value !== 'object' || value === null) {
    throw new OneloopError('it is no study: it has no fields', {
      code: 'STUDY_INVALID',
      file,
      fix: 'see docs/sweeps.md',
    })
  }
  return defineStudy(value as Study)
}
