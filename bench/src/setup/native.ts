import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nativeFolder } from '../folders.ts'

/** Too large for everybody's install: 290 MB. */
const ONNXRUNTIME = 'onnxruntime-node@1.30.0'

/**
 * Installs the large native peers into bench/.native, once.
 *
 * @returns null, or why they are not there
 */
export function setupNative(say: (line: string) => void): string | null {
  const stamp = join(nativeFolder, `.ready-${ONNXRUNTIME}`)
  if (existsSync(stamp)) return null
  say(`Installing ${ONNXRUNTIME} into bench/.native (once; 0.1 GB to download)…`)
  mkdirSync(nativeFolder, { recursive: true })
  writeFileSync(join(nativeFolder, 'package.json'), '{ "private": true }\n')
  const { status, stderr, error } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ONNXRUNTIME],
    { cwd: nativeFolder, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (error) return error.message
  if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'npm failed'
  writeFileSync(stamp, '')
  return null
}
