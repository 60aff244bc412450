import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'

// What `npm start` does once everything is built: the app, under `runChild`, under the shell that npm starts.

const folder = mkdtempSync(join(tmpdir(), 'oneloop-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const app = fileURLToPath(new URL('../src/main.js', import.meta.url))
const { href } = pathToFileURL(fileURLToPath(new URL('../../../scripts/child.mjs', import.meta.url)))

function script(out: string): string {
  const args = JSON.stringify([app, '--limit', '2000', '--epochs', '500', '--out', join(folder, out)])
  return `
    import { runChild } from ${JSON.stringify(href)}
    process.exit(await runChild(process.execPath, ${args}, { stdio: 'inherit' }))
  `
}

/** All that is written until the last process that writes is gone; `onTraining` is called once it trains. */
function wordsOf(child: ChildProcess, onTraining: () => void): Promise<string> {
  let text = ''
  let isTold = false
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      if (isTold || !text.includes('Epoch [1/')) return
      isTold = true
      onTraining()
    })
  }
  return new Promise((resolve) => child.on('close', () => resolve(text)))
}

const isPosix = process.platform !== 'win32'

test.runIf(isPosix).each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s to the script ends the trainer, which saves',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script(signal)])
    expect(await wordsOf(child, () => child.kill(signal))).toContain('everything is saved')
    expect(child.exitCode).toBe(130)
    expect(readdirSync(join(folder, signal))).toContain('checkpoint.safetensors')
  },
)

test.runIf(isPosix)('so does the end of the shell that npm started it with', async () => {
  // A second command keeps the shell from becoming the first one.
  const line = `"$0" --input-type=module -e "$1"; echo over`
  const env = { ...process.env, npm_lifecycle_script: 'node scripts/start.mjs' }
  const shell = spawn('sh', ['-c', line, process.execPath, script('shell')], { env })
  const words = await wordsOf(shell, () => shell.kill('SIGTERM'))
  expect(words).toContain('everything is saved')
  expect(words).not.toContain('over')
  expect(readdirSync(join(folder, 'shell'))).toContain('checkpoint.safetensors')
})

test.runIf(isPosix)('so does the end of npm alone, of whose SIGHUP the shell knows nothing', async () => {
  const line = `"$0" --input-type=module -e "$1"; echo over`
  const npm = `
    const { spawn } = require('node:child_process')
    spawn('sh', ['-c', ${JSON.stringify(line)}, process.execPath, ${JSON.stringify(script('npm'))}], { stdio: 'inherit' })
  `
  const env = { ...process.env, npm_lifecycle_script: 'node scripts/start.mjs' }
  const child = spawn(process.execPath, ['-e', npm], { env })
  const words = await wordsOf(child, () => child.kill('SIGHUP'))
  expect(words).toContain('everything is saved')
  expect(readdirSync(join(folder, 'npm'))).toContain('checkpoint.safetensors')
})
