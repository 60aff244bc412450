import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { local } from '../engine.ts'
import { runStudy } from '../run-study.ts'
import { parseSearch } from '../space/parse-search.ts'
import type { Job } from './job.ts'
import { optunaJournal } from './optuna-journal.ts'
import { defineStudy } from './study.ts'

const space = parseSearch('lr=1e-4..1:log width=4..64 optimizer=sgd|adam momentum=0..0.9?optimizer=sgd')
const study = defineStudy({ space, trials: 9, epochs: 9, halving: 3, seeds: 2 })

/** Trial 4 diverges; the scores of all others fall by the epoch. */
async function trained({ trial, seed, rung, until }: Job) {
  const isDiverged = trial === 4
  const curve = Array.from({ length: until }, (_, epoch) => (isDiverged ? null : trial + seed + 1 / (epoch + 1)))
  const place = { trial, seed, rung, curve, by: `process ${seed}` }
  return isDiverged
    ? { ...place, score: null, weightsSha256: null }
    : { ...place, score: curve.at(-1)!, weightsSha256: `${trial}${seed}`.padStart(64, '0') }
}

async function journal(): Promise<string> {
  const { trials } = await runStudy(study, { engine: local(trained, { concurrency: 3 }) })
  return optunaJournal(study, trials, {
    name: 'a study',
    told: ({ number }) => ({ command: `oneloop train ${number}` }),
  })
}

test('a line for the study, one for its metric, and one for each trial', async () => {
  const [first, second, ...trials] = (await journal())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(first).toMatchObject({ op_code: 0, study_name: 'a study', directions: [1] })
  expect(second).toMatchObject({ op_code: 3, system_attr: { 'study:metric_names': ['loss'] } })
  expect(trials).toHaveLength(9)
  // Complete, pruned and failed, by Optuna's numbers.
  expect(trials.map(({ state }) => state)).toEqual([1, 2, 2, 2, 3, 2, 2, 2, 2])
  expect(trials[0].intermediate_values).toMatchObject({ 1: 2.5, 2: 2, 9: 1.5 + 1 / 9 })
  expect(trials[0].user_attrs.command).toBe('oneloop train 0')
  expect(trials[4].value).toBeNull()
  // A choice is a place among its values; what has no value under its condition is not there.
  for (const { params, distributions } of trials) {
    expect(Object.keys(params)).toEqual(Object.keys(distributions))
    expect([0, 1]).toContain(params.optimizer)
    expect('momentum' in params).toBe(params.optimizer === 0)
  }
  expect(await journal()).toBe(await journal())
})

const READ = `
import json, sys, optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend
optuna.logging.set_verbosity(optuna.logging.ERROR)
study = optuna.load_study(study_name='a study', storage=JournalStorage(JournalFileBackend(sys.argv[1])))
print(json.dumps({
  'direction': study.direction.name, 'metrics': study.metric_names, 'best': study.best_trial.number,
  'states': [t.state.name for t in study.trials], 'params': [t.params for t in study.trials],
  'curve': study.trials[0].intermediate_values, 'sha': study.best_trial.user_attrs['weightsSha256'],
}))
`
const python = process.env['ONELOOP_PYTHON'] ?? 'python3'

function hasOptuna(): boolean {
  try {
    execFileSync(python, ['-c', 'import optuna'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('Optuna itself reads it', async (context) => {
  if (!hasOptuna()) return context.skip('no Optuna for python3; ONELOOP_PYTHON names a Python that has it')
  const folder = mkdtempSync(join(tmpdir(), 'oneloop-optuna-'))
  try {
    writeFileSync(join(folder, 'optuna.log'), await journal())
    const read = JSON.parse(execFileSync(python, ['-c', READ, join(folder, 'optuna.log')], { encoding: 'utf8' }))
    const { trials } = await runStudy(study, { engine: local(trained) })
    expect(read).toMatchObject({ direction: 'MINIMIZE', metrics: ['loss'], best: 0 })
    expect(read.states.filter((state: string) => state === 'COMPLETE')).toHaveLength(1)
    expect(read.states[4]).toBe('FAIL')
    expect(read.params).toEqual(trials.map(({ settings }) => settings))
    expect(read.curve).toMatchObject({ 1: 2.5, 9: 1.5 + 1 / 9 })
    expect(read.sha).toBe(trials[0]!.weightsSha256.join(' '))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
