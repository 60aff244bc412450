import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bin, oneloop, temporaryFolder } from './oneloop.ts'

// However a run is left, what was learnt is saved, and the exit status is true.

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const long = ['--limit', '2000', '--epochs', '500']
const isSaved = (name: string) => existsSync(join(out(name), 'checkpoint.safetensors'))
const isPosix = process.platform !== 'win32'

describe.runIf(isPosix)('signals', () => {
  test.each(['SIGTERM', 'SIGHUP'] as const)('%s saves as Ctrl-C does, also when it comes twice', async (signal) => {
    const cut = await oneloop(['train', ...long, '--out', out(signal)], {
      onOutput: (text, kill) => {
        if (text.includes('Training: ') && !text.includes('Interrupted')) kill(signal)
      },
    })
    expect(cut.status).toBe(130)
    expect(cut.stderr).toContain('everything is saved')
    expect(isSaved(signal)).toBe(true)
  })

  test.each(['SIGTERM', 'SIGHUP'] as const)('%s to npx alone ends the trainer too, and it saves', async (signal) => {
    const root = fileURLToPath(new URL('../../../', import.meta.url))
    const args = ['--offline', 'oneloop', 'train', ...long, '--out', out(`npx-${signal}`)]
    const npx = spawn('npx', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [npx.stdout, npx.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        if (text.includes('Epoch [1/') && npx.exitCode === null) npx.kill(signal)
      })
    }
    // Its pipes are closed when the last process that writes to them is gone: the trainer.
    await new Promise((resolve) => npx.on('close', resolve))
    expect(text).toContain('everything is saved')
    expect(readdirSync(out(`npx-${signal}`))).not.toContain('run.lock')
  })
})

describe('readers that leave', () => {
  test('of stdout: the run stops and saves', async () => {
    const cut = await oneloop(['train', ...long, '--json', '--out', out('head')], {
      onOutput: (text, _, child) => {
        if (text.includes('"event":"epoch"')) child.stdout!.destroy()
      },
    })
    expect(cut.status).toBe(130)
    expect(cut.stderr).toMatch(/nobody reads the output any more.*everything is saved.*--resume/)
    expect(isSaved('head')).toBe(true)
  })

  test('of stderr: the run goes on to its end', async () => {
    const { status, events } = await oneloop(
      ['train', '--limit', '2000', '--epochs', '2', '--json', '--out', out('blind')],
      {
        onOutput: (text, _, child) => {
          if (text.includes('Training: ')) child.stderr!.destroy()
        },
      },
    )
    expect(status).toBe(0)
    expect(events().at(-1)).toMatchObject({ event: 'done' })
  })

  test('of a command that only tells: no error', async () => {
    const { status, stderr } = await oneloop(['--help'], {
      onOutput: (_text, _kill, child) => child.stdout!.destroy(),
    })
    expect([status, stderr]).toEqual([0, ''])
  })
})

test.runIf(existsSync('/dev/full'))(
  'a full disk under the log: told in one line, before anything is trained',
  async () => {
    const outcome = await oneloop(['train', ...long, '--json', '--out', out('full')], { before: 'exec >/dev/full' })
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toMatch(/\noneloop: stdout: .*\(the disk is full\) \[WRITE_FAILED\]\n$/)
    expect(existsSync(out('full'))).toBe(false)
  },
)

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

test.runIf(hasScript)('on a terminal, a diverged run ends and gives the cursor back', async () => {
  const command = `"${process.execPath}" "${bin}" train --limit 20000 --epochs 2 --optimizer sgd --lr 1e30 --out "${out('tty')}"`
  // util-linux's `script` gives the command a pseudo-terminal and exits with its status.
  const child = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(4)
  expect(text).toContain('[DIVERGED]')
  const [hide, show] = ['\u001b[?25l', '\u001b[?25h']
  expect(text.lastIndexOf(hide)).toBeGreaterThan(-1)
  expect(text.lastIndexOf(show)).toBeGreaterThan(text.lastIndexOf(hide))
})
