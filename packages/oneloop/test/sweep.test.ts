import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
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

/** The processes that train for it; none where the system does not tell. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

test('it and its processes killed again and again, it ends in the same table', async () => {
  let kills = 0
  for (let status: number | null = null; status !== 0; ) {
    let seen = 0
    const ended = await oneloop([...asked, '--workers', '3', '--out', out('killed')], {
      onOutput(text, kill, { pid }) {
        const now = text.split('"event":"trial"').length - 1
        if (now > seen && kills < 6) {
          const [child] = childrenOf(pid!)
          if (kills++ % 2 === 1 || child === undefined) kill('SIGKILL')
          else process.kill(child, 'SIGKILL')
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

test('of two at once in one folder the second is turned away, and the first is none the worse', async () => {
  let second: ReturnType<typeof oneloop> | undefined
  const words = [...asked, '--workers', '1', '--out', out('two')]
  const first = await oneloop(words, {
    onOutput(text, kill) {
      if (second !== undefined || !text.includes('"event":"trial"')) return
      kill('SIGSTOP')
      second = oneloop(words).finally(() => kill('SIGCONT'))
    },
  })
  expect(first.status, first.stderr).toBe(0)
  expect(table('two')).toBe(table('straight'))
  const { stderr } = await second!
  expect(stderr).toMatch(/^oneloop: .*study\.lock: another process is at work here .*\[IN_USE\]\n$/)
})

/** A copy of the finished study, with its journal's lines changed. */
function copied(name: string, change: (lines: string[]) => string[]): string[] {
  cpSync(out('straight'), out(name), { recursive: true })
  const journal = join(out(name), 'journal.jsonl')
  writeFileSync(journal, change(readFileSync(journal, 'utf8').split('\n')).join('\n'))
  return [...asked, '--workers', '1', '--out', out(name)]
}

test('a line of the journal that was cut is trained again', async () => {
  const ended = await oneloop(copied('cut', (lines) => lines.map((line, i) => (i === 2 ? line.slice(0, 30) : line))))
  expect(ended.status, ended.stderr).toBe(0)
  expect(table('cut')).toBe(table('straight'))
})

test('a line of the journal that is no result is named, and so is a score that nobody trained', async () => {
  const broken = await oneloop(copied('broken', (lines) => lines.map((line, i) => (i === 2 ? '{"trial":0}' : line))))
  expect(broken.status).toBe(2)
  expect(broken.stderr).toMatch(/journal\.jsonl: it is no result of a study \(line 3\).*\[STUDY_INVALID\]\n$/)
  const best = straight.events().find(({ event }) => event === 'done') as { best: { number: number } }
  const changed = await oneloop(
    copied('changed', (lines) =>
      lines.map((line) => {
        const result = line === '' ? null : (JSON.parse(line) as { trial: number; rung: number; score: number })
        if (result?.trial !== best.best.number || result.rung !== 1) return line
        return JSON.stringify({ ...result, score: result.score / 2 })
      }),
    ),
  )
  expect(changed.stderr).toMatch(/another score here than in the study's journal.*\[CHECKPOINT_MISMATCH\]\n$/)
})

test('other data are refused: by sweep, and by trial', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},${i % 5},${i % 2 === 0 ? 'a' : 'b'}`)
  const file = out('rows.csv')
  const write = (all: readonly string[]) => writeFileSync(file, `x,y,class\n${all.join('\n')}\n`)
  write(rows)
  const words = ['sweep', file, '--target', 'class', '--search', 'lr=1e-3..1:log', '--trials', '2', '--epochs', '2']
  const where = ['--quiet', '--out', out('data')]
  expect((await oneloop([...words, ...where])).status).toBe(0)
  expect((await oneloop([...words, '--plan', '--quiet', '--out', out('planned')])).status).toBe(0)
  write(rows.with(7, '3,3,a'))
  const again = await oneloop([...words, ...where])
  expect(again.status).not.toBe(0)
  expect(again.stderr).toMatch(
    /another study: 'task\.dataSha256\.\w+' was "[0-9a-f]{64}", is "[0-9a-f]{64}".*same data/,
  )
  const apart = await oneloop(['trial', '--study', out('planned'), '--number', '0', '--data-folder', folder])
  expect(apart.stderr).toMatch(/rows\.csv: its rows are not those .*\[CHECKPOINT_MISMATCH\]\n$/)
})

test('a folder that holds no study is named, and not made', async () => {
  for (const words of [['trial', '--number', '0'], ['collect']]) {
    const ended = await oneloop([...words, '--study', out('nowhere')])
    expect(ended.stderr).toMatch(/nowhere: there is no study in it.*\[READ_FAILED\]\n$/)
    expect(existsSync(out('nowhere'))).toBe(false)
  }
  const same = await oneloop(['sweep', 'iris', '--search', 'lr=1e-3..1:log', '--out', 'iris'], { cwd: folder })
  expect(same.status).toBe(2)
  expect(same.stderr).toMatch(/--out iris is what is learnt from/)
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
