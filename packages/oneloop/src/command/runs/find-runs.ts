import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { systemReason } from '@oneloop/core/node'
import { FILES, LOCK_FILE } from '../training/output-folder.ts'
import { readRun, type SavedRun } from './read-run.ts'

/** A folder that holds a run, or why it can't be read. */
export type FoundRun = SavedRun | { readonly folder: string; readonly error: OneloopError }

/**
 * The runs in a folder, and in the folders within it, the newest first. One that is damaged is among them, with the reason.
 *
 * @throws OneloopError `READ_FAILED` when there is no such folder
 */
export async function findRuns(folder: string): Promise<FoundRun[]> {
  const runs: FoundRun[] = []
  for (const path of [folder, ...(await foldersIn(folder))]) {
    if (await holdsRun(path)) runs.push(await readRun(path).catch((error: unknown) => damaged(path, error)))
  }
  return runs.sort((a, b) => ageOf(b) - ageOf(a))
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))
  } catch (cause) {
    throw new OneloopError(`can't be read: ${systemReason(cause)}`, { code: 'READ_FAILED', file: folder, cause })
  }
}

async function holdsRun(folder: string): Promise<boolean> {
  for (const name of [FILES.historyJson, LOCK_FILE]) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found !== null) return true
  }
  return false
}

function damaged(folder: string, error: unknown): FoundRun {
  if (error instanceof OneloopError) return { folder, error }
  throw error
}

const ageOf = (run: FoundRun) => ('error' in run ? 0 : run.changedMs)
