import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const study = ['iris', '--search', 'lr=1e-3..1:log hidden=4|8 dropout=0..0.5', '--trials', '6', '--halving', '3']
const asked = ['sweep', ...study, '--epochs', '3', '--seeds', '2', '--json', '--quiet']
const table = (name: string) => readFileSync(join(out(name), 'trials.csv'), 'utf8')

let straight: Awaited<ReturnType<typeof oneloop>>
beforeAll(async () => {
  straight = await oneloop([...asked, '--workers', '1', '--out', out('straight')])
})

test('the best trial is the one that the printed command trains, to the same bits', async () => {
  expect(straight.stderr).toBe('')
  const done = straight.events().find(({ event }) => event === 'done') as {
    best: { weightsSha256: string[] }
    command: string
  }
  const [, ...words] = done.command.split(' ')
  const again = await oneloop([...words, '--out', out('again'), '--json', '--quiet'])
  expect(again.events().at(-1)!['weightsSha256']).toBe(done.best.weightsSha256[0])
  expect(readFileSync(join(out('straight'), 'model.safetensors'))).toEqual(
    readFileSync(join(out('again'), 'model.safetensors')),
  )
})

test('the report says who trained, the table does not, and Optuna’s journal has every trial', async () => {
  const report = readFileSync(join(out('straight'), 'report.html'), 'utf8')
  expect(report).toMatch(/, process \d+</)
  expect(report).toMatch(/oneloop train iris .*--lr/)
  for (const digest of table('straight').match(/[0-9a-f]{64}/)!) expect(report).toContain(digest)
  expect(table('straight')).not.toContain('process')
  const journal = readFileSync(join(out('straight'), 'optuna.log'), 'utf8')
    .trimEnd()
    .split('\n')
  const trials = journal.map((line) => JSON.parse(line)).filter(({ op_code }) => op_code === 4)
  expect(trials).toHaveLength(6)
  // A curve of each epoch, for the two that were trained to the end.
  expect(trials.map(({ intermediate_values }) => Object.keys(intermediate_values).length).toSorted()).toEqual([
    1, 1, 1, 1, 3, 3,
  ])
})

test('killed again and again, on more processes, it ends in the same table', async () => {
  let kills = 0
  for (let status: number | null = null; status !== 0; ) {
    let seen = 0
    const ended = await oneloop([...asked, '--workers', '3', '--out', out('killed')], {
      onOutput(text, kill) {
        const now = text.split('"event":"trial"').length - 1
        if (now > seen && kills < 3) {
          kills++
          kill('SIGKILL')
        }
        seen = now
      },
    })
    expect([null, 0], ended.stderr).toContain(ended.status)
    status = ended.status
  }
  expect(kills).toBeGreaterThan(0)
  expect(table('killed')).toBe(table('straight'))
  expect(readFileSync(join(out('killed'), 'optuna.log'), 'utf8')).toBe(
    readFileSync(join(out('straight'), 'optuna.log'), 'utf8').replace('straight', 'killed'),
  )
})

test('Ctrl-C keeps what was trained, and the same command goes on to the same table', async () => {
  let isPressed = false
  const ended = await oneloop([...asked, '--workers', '2', '--out', out('pressed')], {
    onOutput(text, kill) {
      if (isPressed || !text.includes('"event":"trial"')) return
      isPressed = true
      kill('SIGINT')
    },
  })
  expect(ended.status, ended.stderr).toBe(130)
  expect(ended.stderr).toContain('What was trained is kept. The same command goes on.')
  const lines = table('pressed').trim().split('\n').length - 1
  expect(lines).toBeGreaterThan(0)
  expect(readFileSync(join(out('pressed'), 'journal.jsonl'), 'utf8').split('\n').length).toBeGreaterThan(lines)
  const again = await oneloop([...asked, '--workers', '2', '--out', out('pressed')])
  expect(again.status, again.stderr).toBe(0)
  expect(table('pressed')).toBe(table('straight'))
})

test('trial by trial, in any order, it is the same table', async () => {
  await inProcess([...asked, '--plan', '--out', out('apart')])
  const where = ['--study', out('apart')]
  const first = await oneloop(['trial', ...where, '--number', '5', '--quiet'])
  expect(first.status, first.stderr).toBe(0)
  for (let next: number[] = [4, 3, 2, 1, 0]; next.length > 0; ) {
    for (const number of next) await oneloop(['trial', ...where, '--number', String(number), '--quiet'])
    const collected = await oneloop(['collect', ...where, '--quiet'])
    expect(collected.status, collected.stderr).toBe(0)
    const [, numbers] = /trial of: ([\d,]+)/.exec(collected.stdout) ?? []
    next = numbers === undefined ? [] : numbers.split(',').map(Number).reverse()
  }
  expect(table('apart')).toBe(table('straight'))
})

test.each([
  [['--search', 'epochs=1..3'], /unknown setting to search: epochs|setting to search/],
  [['--search', 'lr=0..1'], /--lr is a number above 0/],
  [['--search', 'lr=1e-3..1:log', '--lr', '0.1'], /--lr is given, and searched/],
  [['--search', 'lr=1e-3..1:log', '--halving', '3', '--schedule', 'cosine'], /does not go with --halving/],
  [['--search', 'label-smoothing=0..0.5'], /changes the loss/],
  [[], /--search or --study/],
])('%j is refused before any work', async (words, message) => {
  const ended = await inProcess(['sweep', 'iris', ...words, '--out', out('refused')])
  expect(ended.status).toBe(2)
  expect(ended.stderr).toMatch(message)
})

test('another study is not put into the same folder', async () => {
  const ended = await inProcess([...asked, '--trials', '7', '--out', out('straight')])
  expect(ended.status).not.toBe(0)
  expect(ended.stderr).toMatch(/another study: 'trials' was 6, is 7/)
})
