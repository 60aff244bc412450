import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The variables of the release workflow that are written out in it, not taken from GitHub's secrets. */
export async function workflowEnvironment(folder: string): Promise<Record<string, string>> {
  const workflow = await readFile(join(folder, '.github', 'workflows', 'release.yml'), 'utf8')
  const lines = [...workflow.matchAll(/^ +([A-Z][A-Z_]*): (?!\$\{\{)(.+)$/gm)]
  return Object.fromEntries(lines.map(([, name, value]) => [name, value]))
}
