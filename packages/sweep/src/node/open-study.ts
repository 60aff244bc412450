import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { makeFolder, readRegularFile, writeFileAtomic } from '@oneloop/core/node'
import { checkData } from '../check-data.ts'
import type { Journal } from '../run-study.ts'
import { decodeJobResult, type JobResult, jobKey } from '../study/job.ts'
import { decodeStudy, type Study } from '../study/study.ts'

const STUDY = 'study.json'
const JOURNAL = 'journal.jsonl'
/** Millions of results. */
const MOST_BYTES = 2 ** 30

/** A study on disk: `study.json`, and `journal.jsonl` with a line for each result. */
export interface StudyFolder extends Journal {
  readonly path: string
  readonly study: Study
  close(): Promise<void>
}

/**
 * Opens a study's folder, or makes it. What a killed process left behind is whole: each result is a line, flushed before
 * the next one begins, and half a line at the end is passed over. One process writes at a time: hold a lock.
 *
 * @param study for a new folder, or what an old one must hold; null: what the folder holds
 * @throws OneloopError `RESUME_CONFLICT` when the folder holds another study; `STUDY_INVALID`; `READ_FAILED`; `WRITE_FAILED`
 */
export async function openStudy(path: string, study: Study | null): Promise<StudyFolder> {
  if (study !== null) await makeFolder(path)
  const kept = await readStudy(join(path, STUDY))
  const held = kept ?? study
  if (held === null) throw noStudy(path)
  if (kept !== null && study !== null) refuseOther(kept, study, path)
  if (kept === null) await writeFileAtomic(join(path, STUDY), `${JSON.stringify(held, null, 2)}\n`)
  const file = join(path, JOURNAL)
  const results = await readJournal(file)
  const journal = await openJournal(file)
  const known = new Set(results.map(jobKey))
  return {
    path,
    study: held,
    results,
    async append(result) {
      // A job that was done twice was done to the same bits.
      if (known.has(jobKey(result))) return
      known.add(jobKey(result))
      await journal.appendFile(`${JSON.stringify(result)}\n`)
      await journal.datasync()
      results.push(result)
    },
    close: () => journal.close(),
  }
}

/**
 * What a study's folder holds, read and left as it is: another process may be writing there.
 *
 * @throws OneloopError `READ_FAILED` when there is no study in it; `STUDY_INVALID`
 */
export async function readStudyFolder(path: string): Promise<Pick<StudyFolder, 'study' | 'results'>> {
  const study = await readStudy(join(path, STUDY))
  if (study === null) throw noStudy(path)
  return { study, results: await readJournal(join(path, JOURNAL)) }
}

function noStudy(path: string): OneloopError {
  return new OneloopError('there is no study in it', { code: 'READ_FAILED', file: path, fix: 'name a study’s folder' })
}

async function readStudy(file: string): Promise<Study | null> {
  const bytes = await readIfThere(file)
  if (bytes === null) return null
  try {
    return decodeStudy(JSON.parse(new TextDecoder().decode(bytes)), file)
  } catch (cause) {
    if (cause instanceof OneloopError) throw cause
    throw new OneloopError('it is no JSON', { code: 'STUDY_INVALID', file, cause, fix: 'take it away to begin anew' })
  }
}

function refuseOther(kept: Study, asked: Study, path: string): void {
  const other = difference(kept, asked, [])
  if (other === null) return
  const { names, was, is } = other
  throw new OneloopError(`it holds another study: '${names.join('.')}' was ${short(was)}, is ${short(is)}`, {
    code: 'RESUME_CONFLICT',
    file: path,
    fix: 'give the same options and the same data to go on, or another folder',
  })
}

interface Difference {
  readonly names: readonly string[]
  readonly was: unknown
  readonly is: unknown
}

/** The first field that differs, as deep as both have it. */
function difference(was: unknown, is: unknown, names: readonly string[]): Difference | null {
  if (JSON.stringify(was) === JSON.stringify(is)) return null
  if (!isRecord(was) || !isRecord(is)) return { names, was, is }
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const found = keys.map((key) => difference(was[key], is[key], [...names, key])).find((each) => each !== null)
  // Their order differs: that of a space is a part of it.
  return found ?? { names, was, is }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'not there'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** The journal's results; a last line without its end was being written when its process died. */
async function readJournal(file: string): Promise<JobResult[]> {
  const bytes = await readIfThere(file)
  if (bytes === null) return []
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1)
  const results = new Map<string, JobResult>()
  for (const [i, line] of lines.entries()) {
    // A line that was cut, and was closed by the process after it.
    const value = parsed(line)
    if (value === undefined) continue
    const result = checkData(decodeJobResult, value, `result of a study (line ${i + 1})`, file)
    results.set(jobKey(result), result)
  }
  return [...results.values()]
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function openJournal(file: string): Promise<FileHandle> {
  const handle = await open(file, 'a+').catch((cause: unknown) => {
    throw new OneloopError(`it can't be written: ${(cause as Error).message}`, {
      code: 'WRITE_FAILED',
      file,
      cause,
      fix: 'see that you may write there',
    })
  })
  const { size } = await handle.stat()
  if (size > 0) {
    const last = Buffer.alloc(1)
    await handle.read(last, 0, 1, size - 1)
    if (last.toString() !== '\n') await handle.appendFile('\n')
  }
  return handle
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readRegularFile(file, { maxBytes: MOST_BYTES })
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return (error as { code?: string }).code === 'ENOENT' || cause?.code === 'ENOENT'
}
