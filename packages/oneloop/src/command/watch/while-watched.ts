import type { Output } from '../output.ts'

/**
 * Does `work`, which trains in the folder, while a page shows how it goes.
 *
 * @param port of the page, 0 for any that is free; null: no page
 */
export async function whileWatched<T>(
  port: number | null,
  folder: string,
  output: Output,
  work: () => Promise<T>,
): Promise<T> {
  if (port === null) return work()
  // Charts take half of the command's start: they are loaded where there is one to show.
  const { watchRuns } = await import('./watch-runs.ts')
  const watch = await watchRuns([folder], port)
  output.status(`\nWatch it at ${watch.url}`)
  output.event({ event: 'watch', url: watch.url })
  try {
    return await work()
  } finally {
    await watch.close({ isOver: true })
  }
}
