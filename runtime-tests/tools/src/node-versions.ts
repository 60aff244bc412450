import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface NodeVersion {
  /** `'20.20.2'` */
  readonly version: string
  readonly major: number
  readonly path: string
}

/**
 * The Node that runs this, first, and every other version from 20 on that is on the PATH of this machine, so that what
 * is published is tried on the oldest supported Node wherever there is one.
 */
export function nodeVersions(): NodeVersion[] {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path))
  const found = new Map<string, NodeVersion>()
  for (const path of new Set([process.execPath, ...onPath.map((path) => realpathSync(path))])) {
    const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
    const major = Number(version.split('.')[0])
    if (major >= 20 && !found.has(version)) found.set(version, { version, major, path })
  }
  return [...found.values()]
}
