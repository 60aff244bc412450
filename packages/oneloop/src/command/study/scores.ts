import { join } from 'node:path'
import { printable } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import { type MeanInterval, meanInterval } from '@oneloop/metrics'
import Table from 'cli-table3'
import type { Given } from '../training/config.ts'
import type { RunOutcome } from '../training/finish.ts'
import { figureText } from '../training/metrics-option.ts'
import type { Repeats, StudyRun } from './plan-study.ts'

/** The files of a study, besides its runs' folders. */
export const STUDY_FILES = { json: 'scores.json', csv: 'scores.csv' } as const

/** A run that has ended, with what came out. */
export interface Scored extends Pick<StudyRun, 'name' | 'fold' | 'seed'> {
  readonly outcome: RunOutcome
}

/** What is asked of a study: one that goes on is asked for the same. */
export interface StudyQuestion extends Repeats {
  readonly file: string | null
  readonly given: Given
}

/** `scores.json`. */
export interface StudyScores {
  readonly version: 1
  readonly asked: StudyQuestion
  readonly runs: readonly Scored[]
  /** Of each score on the test parts: over all runs, or over those that have ended. */
  readonly summary: Readonly<Record<string, MeanInterval>>
}

/**
 * The mean of each test score with its 95 % interval. Folds share most of the rows that they learn from, which the interval
 * makes up for: see `meanInterval`.
 */
export function summarize(runs: readonly Scored[], { folds }: Repeats): Record<string, MeanInterval> {
  const names = [...new Set(runs.flatMap(({ outcome }) => Object.keys(outcome.test)))]
  const options = folds === null ? {} : { testToTrain: 1 / (folds - 1) }
  return Object.fromEntries(
    names.map((name) => {
      const scores = runs.map(({ outcome }) => outcome.test[name] ?? Number.NaN)
      return [name, meanInterval(scores, options)]
    }),
  )
}

/** Both files of the scores so far: the runs in the order of the plan, whichever ended first. */
export async function writeScores(folder: string, scores: StudyScores): Promise<void> {
  await writeFileAtomic(join(folder, STUDY_FILES.json), `${JSON.stringify(scores, null, 2)}\n`)
  await writeFileAtomic(join(folder, STUDY_FILES.csv), toCsv(scores.runs))
}

function toCsv(runs: readonly Scored[]): string {
  const keys = (part: 'test' | 'validation') => [
    ...new Set(runs.flatMap(({ outcome }) => Object.keys(outcome[part] ?? {}))),
  ]
  const [test, validation] = [keys('test'), keys('validation')]
  const head = ['run', 'fold', 'seed', 'epoch', 'epochs']
  const columns = [...head, ...test.map((name) => `test ${name}`), ...validation.map((name) => `validation ${name}`)]
  const rows = runs.map(({ name, fold, seed, outcome }) => [
    ...[name, fold ?? '', seed, outcome.epoch, outcome.epochs],
    ...test.map((key) => outcome.test[key] ?? ''),
    ...validation.map((key) => outcome.validation?.[key] ?? ''),
  ])
  return `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`
}

/** A row for each run, then the mean and the interval. */
export function scoresTable(runs: readonly Scored[], summary: StudyScores['summary']): string {
  const names = Object.keys(summary)
  const table = new Table({
    head: ['run', 'epoch', ...names.map(labelOf)],
    colAligns: ['left', 'right', ...names.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  for (const { name, outcome } of runs) {
    const cells = names.map((key) => figureOf(key, outcome.test[key] ?? Number.NaN))
    table.push([printable(name, 60), `${outcome.epoch} of ${outcome.epochs}`, ...cells])
  }
  const row = (what: string, of: (interval: MeanInterval) => number) =>
    table.push([what, '', ...names.map((key) => figureOf(key, of(summary[key]!)))])
  row('mean', ({ mean }) => mean)
  if (runs.length > 1) {
    row('95 % from', ({ low }) => low)
    row('95 % to', ({ high }) => high)
  }
  return table.toString()
}

const labelOf = (name: string) => figureText(name, 0).split(':')[0]!
const figureOf = (name: string, value: number) => figureText(name, value).split(': ')[1]!

/** What the interval is of. */
export function intervalWords({ folds, seeds }: Repeats): string {
  const own = 'the 95 % interval of the mean is Student’s t'
  if (folds === null) return `${own} over ${seeds} seeds on the same parts: how much chance in training matters`
  return `${own} over the folds, widened because they share rows to learn from (Nadeau & Bengio 2003)`
}
