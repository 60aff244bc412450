import { fileURLToPath } from 'node:url'

/** The folder of the repository's `package.json`. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url))
