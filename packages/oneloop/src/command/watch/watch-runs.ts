import { OneloopError } from '@oneloop/core'
import { readRun, type SavedRun } from '../runs/read-run.ts'
import { servePage } from './serve.ts'
import { viewOf } from './view.ts'
import { watchFolders } from './watch-folders.ts'

/** Runs that are shown on a page while they are trained, in this process or in another. */
export interface Watch {
  readonly url: string
  /** Resolves once none of them is trained any more. */
  readonly ended: Promise<void>
  /** Shows how they are now for the last time, and ends. A run of this process has ended, though its folder is still held. */
  close(options?: { readonly isOver?: boolean }): Promise<void>
}

/**
 * Shows runs live on a page of this machine: whatever their folders say, as soon as they say it.
 *
 * @param port 0 for any that is free
 * @throws OneloopError `READ_FAILED` for a folder that holds no run, `OPTION_INVALID` when the port is taken
 */
export async function watchRuns(folders: readonly string[], port: number): Promise<Watch> {
  let runs = await Promise.all(folders.map(readRun))
  const page = await servePage(port)
  page.show(viewOf(runs))
  let end: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const look = async () => {
    runs = await Promise.all(runs.map(readAgain))
    page.show(viewOf(runs))
    if (!runs.some(({ isRunning }) => isRunning)) end()
  }
  const unwatch = watchFolders(folders, look)
  return {
    url: page.url,
    ended,
    async close({ isOver = false } = {}) {
      await unwatch()
      await look()
      if (isOver) page.show(viewOf(runs.map((run) => ({ ...run, isRunning: false }))))
      await page.close()
    },
  }
}

/** The run as it is now, or as it was seen last where it can't be read just now. */
async function readAgain(run: SavedRun): Promise<SavedRun> {
  try {
    return await readRun(run.folder)
  } catch (error) {
    if (error instanceof OneloopError) return { ...run, isRunning: false }
    throw error
  }
}
