import { fileURLToPath } from 'node:url'

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')

/** Where a reader finds a file that is no page of the site. */
export const sourceUrl = 'https://github.com/oneloop/oneloop'
