import { fileURLToPath } from 'node:url'

const here = new URL('..', import.meta.url)

/** Files that the bench makes for itself: git knows nothing of them. */
export const cacheFolder = fileURLToPath(new URL('.cache/', here))
export const venvFolder = fileURLToPath(new URL('.venv/', here))
export const nativeFolder = fileURLToPath(new URL('.native/', here))
export const benchFolder = fileURLToPath(here)
export const resultsFolder = fileURLToPath(new URL('results/', here))
