import { lstat, mkdir, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { checkWritable, makeFolder, removeTemporaryFiles, withLock } from '@oneloop/core/node'
import { CHECKPOINT_FILES } from '@oneloop/trainer/node'

/** The files of a run, besides its checkpoints, by what is in them. */
export const FILES = {
  config: 'config.json',
  historyJson: 'history.json',
  historyCsv: 'history.csv',
  model: 'model.safetensors',
  trainingSvg: 'training.svg',
  training: 'training.png',
  confusion: 'confusion.png',
  mistakes: 'mistakes.png',
  roc: 'roc.png',
  learningRate: 'learning-rate.png',
  gradients: 'gradients.csv',
  predictions: 'predictions.png',
  residuals: 'residuals.png',
} as const

/** Held by whoever trains there. */
export const LOCK_FILE = 'run.lock'

/** The state dict for PyTorch: under the lesson's name where the data are the lesson's. */
export function stateDictFile(data: string): string {
  return data === 'mnist' ? 'mnist_model.pth' : 'model.pth'
}

function allFiles(data: string): string[] {
  return [...CHECKPOINT_FILES, ...Object.values(FILES), stateDictFile(data)]
}

/**
 * Refuses a folder that holds a run, or files that a new run would write over.
 *
 * @throws OneloopError `OUTPUT_EXISTS`
 */
export async function refuseExisting(folder: string, data: string): Promise<void> {
  const there: string[] = []
  for (const name of allFiles(data)) if (await isThere(join(folder, name))) there.push(name)
  if (there.length === 0) return
  const isRun = CHECKPOINT_FILES.some((name) => there.includes(name))
  const what = isRun ? 'holds a run already' : `holds ${there.slice(0, 3).join(', ')} already`
  const goOn = isRun ? 'go on with it by --resume, replace it with --force' : 'replace them with --force'
  throw new OneloopError(what, {
    code: 'OUTPUT_EXISTS',
    file: folder,
    fix: `${goOn}, or choose another folder with --out`,
  })
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** A folder that a run may write to: whether it was made for it, so that it goes again if nothing comes into it. */
export interface OutputFolder {
  readonly path: string
  readonly isNew: boolean
}

/** Makes the folder if need be. @throws OneloopError `WRITE_FAILED` */
export async function claimFolder(path: string): Promise<OutputFolder> {
  const isNew = !(await isThere(path))
  await makeFolder(path)
  return { path, isNew }
}

/** Makes a folder of the time of day that no other run has, also not one that starts in the same second. */
export async function claimDatedFolder(): Promise<OutputFolder> {
  const stem = join('runs', new Date().toISOString().slice(0, 19).replaceAll(':', '-'))
  await makeFolder('runs')
  for (let n = 1; ; n++) {
    const path = n === 1 ? stem : `${stem}-${n}`
    try {
      await mkdir(path)
      return { path, isNew: true }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') await makeFolder(path)
    }
  }
}

/**
 * Does `work` as the one writer of the folder, once it is known that every file of the run can be written.
 *
 * @throws OneloopError `WRITE_FAILED`, `IN_USE`
 */
export async function inFolder<T>({ path, isNew }: OutputFolder, data: string, work: () => Promise<T>): Promise<T> {
  try {
    return await withLock(join(path, LOCK_FILE), async () => {
      // What a killed run left, now that nobody else writes here.
      await removeTemporaryFiles(path)
      for (const name of allFiles(data)) await checkWritable(join(path, name))
      return await work()
    })
  } finally {
    if (isNew) await rmdir(path).catch(() => {})
  }
}

/** Whether a run was begun in the folder, so that there is something to go on from. */
export async function isBegun(folder: string): Promise<boolean> {
  for (const name of [...CHECKPOINT_FILES, FILES.config]) {
    if ((await stat(join(folder, name)).catch(() => null)) !== null) return true
  }
  return false
}
