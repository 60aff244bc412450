import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { trainInProcess } from './in-process.ts'
import { type Outcome, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const small = ['--hidden', '4', '--json']
const folds = ['train', 'iris', '--folds', '3', '--epochs', '4', '--early-stopping', 'off', ...small]
const named = (outcome: Outcome, event: string) => outcome.events().filter((one) => one['event'] === event)

interface Scores {
  readonly runs: readonly { name: string; outcome: { weightsSha256: string; test: Record<string, number> } }[]
  readonly summary: Record<string, { mean: number; low: number; high: number; count: number }>
}
const scores = (name: string) => JSON.parse(readFileSync(join(out(name), 'scores.json'), 'utf8')) as Scores
const shas = (name: string) => scores(name).runs.map(({ outcome }) => outcome.weightsSha256)

let whole: Outcome
beforeAll(async () => {
  whole = await oneloop([...folds, '--out', out('whole')])
})

test('folds are told as events in their order, with a mean and an interval that holds it', () => {
  expect(whole.status).toBe(0)
  expect(whole.events().map(({ event }) => event)).toEqual(['data', 'study', 'run', 'run', 'run', 'scores'])
  expect(named(whole, 'run').map(({ name, fold }) => [name, fold])).toEqual([
    ['fold-1', 1],
    ['fold-2', 2],
    ['fold-3', 3],
  ])
  const { runs, summary } = scores('whole')
  const accuracies = runs.map(({ outcome }) => outcome.test['accuracy']!)
  const { mean, low, high, count } = summary['accuracy']!
  expect(mean).toBeCloseTo(accuracies.reduce((sum, one) => sum + one) / 3, 12)
  expect([low <= mean, mean <= high, count]).toEqual([true, true, 3])
  expect(named(whole, 'scores')[0]!['summary']).toEqual(summary)
})

test('scores are a table for programs too, and each run has a folder as any run', () => {
  const rows = readFileSync(join(out('whole'), 'scores.csv'), 'utf8')
    .trim()
    .split('\n')
  expect(rows[0]).toBe(
    'run,fold,seed,epoch,epochs,test accuracy,test loss,test auc,validation loss,validation accuracy',
  )
  expect(rows.slice(1).map((row) => row.split(',').slice(0, 3).join())).toEqual([
    'fold-1,1,1',
    'fold-2,2,1',
    'fold-3,3,1',
  ])
  for (const name of ['fold-1', 'fold-2', 'fold-3']) {
    expect(existsSync(join(out('whole'), name, 'model.safetensors'))).toBe(true)
  }
  expect(readdirSync(out('whole')).filter((name) => name.endsWith('.lock'))).toEqual([])
})

test('Ctrl-C stops every run, and the study goes on to the scores of one that was not stopped', async () => {
  const cut = await oneloop([...folds, '--out', out('cut')], {
    onOutput: (text, kill) => {
      if (text.includes('"event":"study"') && !text.includes('Stopping')) kill('SIGINT')
    },
  })
  expect(cut.status).toBe(130)
  expect(cut.stderr).toMatch(/\d of 3 runs are done, and the others saved. Go on with .* --resume --out/)
  const other = await oneloop([...folds, '--lr', '0.5', '--resume', '--out', out('cut')])
  expect(other.stderr).toMatch(/the study was started with another command line.*\[RESUME_CONFLICT\]/)
  const resumed = await oneloop([...folds, '--resume', '--out', out('cut')])
  expect(resumed.status).toBe(0)
  expect(shas('cut')).toEqual(shas('whole'))
})

test('seeds differ in training alone, and are what the single runs are', async () => {
  const args = ['train', '--limit', '300', '--epochs', '1', '--validation', '0.2', ...small]
  const run = await oneloop([...args, '--seeds', '2', '--seed', '5', '--out', out('seeds')])
  expect(run.status).toBe(0)
  expect(named(run, 'run').map(({ name }) => name)).toEqual(['seed-5', 'seed-6'])
  const single = await trainInProcess([
    ...args.slice(1, -1),
    ...['--seed', '6', '--split-seed', '5', '--threads', '1', '--backend', 'wasm', '--out', out('single')],
  ])
  expect(single.events.at(-1)!['weightsSha256']).toBe(shas('seeds')[1])
})

test('a fold of images is tested on images of the training set, and the test set is not looked at', async () => {
  const run = await oneloop([
    'train',
    '--limit',
    '300',
    '--epochs',
    '1',
    '--folds',
    '2',
    ...small,
    '--out',
    out('images'),
  ])
  expect(named(run, 'data')[0]!['parts']).toEqual({ train: 150, test: 150 })
  expect(run.stderr).toContain('evaluated after every epoch: the images of fold 1 of 2, and nothing is decided by them')
  expect(scores('images').runs).toHaveLength(2)
})

describe('bad input is refused before any run is started', () => {
  test.each([
    [['iris', '--folds', '1'], /--folds is a whole number from 2 to 1000, not '1'/],
    [['iris', '--folds', '3', '--target', 'speces'], /did you mean 'species'/],
    [['iris', '--folds', '3', '--test', 'x.csv'], /--folds tests on parts of the file, and --test names another one/],
    [['iris', '--folds', '3', '--watch'], /--watch shows one run/],
    [['iris', '--seeds', '2', '--monitor', 'mae'], /--monitor mae is not for classification/],
    [['iris', '--folds', '3', '--resume'], /--resume needs to know where from/],
  ])('%j', async (args, message) => {
    const { error, events } = await trainInProcess([
      ...args,
      ...(args.includes('--resume') ? [] : ['--out', out('bad')]),
    ])
    expect(error?.message).toMatch(message)
    expect(events.map(({ event }) => event)).not.toContain('study')
    expect(existsSync(out('bad'))).toBe(false)
  })

  test('a folder that holds a study', async () => {
    const { error } = await trainInProcess(['iris', '--folds', '3', '--out', out('whole')])
    expect(error).toMatchObject({ code: 'OUTPUT_EXISTS' })
    const none = await trainInProcess(['iris', '--folds', '3', '--resume', '--out', out('nowhere')])
    expect(none.error).toMatchObject({ code: 'CHECKPOINT_MISSING' })
  })
})
