import { execFileSync } from 'node:child_process'
import { homedir } from 'node:os'
import { repositoryRoot } from './repository-root.ts'

/**
 * What names the machine at hand, and so has no place in a file that is shared: absolute paths of this clone and of home
 * folders, and the registry that this machine installs from, unless that is npm's own.
 */
export function machineNames(text: string): string | null {
  for (const name of names()) if (text.includes(name)) return name
  return HOME_FOLDER.exec(text)?.[0] ?? null
}

// No letter, dot or slash before: an address of the web and a relative path are not paths of a machine.
const HOME_FOLDER = /(?<![\w./:$~-])\/(?:root|work|home\/[\w.-]+|Users\/[\w.-]+)\/[\w.-]+/

/** npm's own domain. Its registry's name is put together, so that this file is looked through too. */
const NPM = 'npmjs.org'

let known: readonly string[] | undefined

function names(): readonly string[] {
  known ??= [repositoryRoot.replace(/[\\/]$/, ''), homedir(), ...registryHost()].filter((name) => name.length > 5)
  return known
}

function registryHost(): string[] {
  const configured = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const host = URL.canParse(configured.trim()) ? new URL(configured.trim()).host : ''
  return host === `registry.${NPM}` ? [] : [host]
}
