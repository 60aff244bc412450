import { readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from 'runtime-test-tools'

/** Makes `folder` look like the root of the built clone, but for what commands write into it. */
export async function standInForTheRoot(folder: string): Promise<void> {
  for (const name of await readdir(repositoryRoot)) {
    if (name !== 'runs' && name !== '.git') await symlink(join(repositoryRoot, name), join(folder, name))
  }
}
