import { type Figure, theme } from '@oneloop/figures'
import type { HtmlTable } from '@oneloop/figures/node'
import { bestTrial, type JobResult, type Parameter, type Study, type Trial } from '@oneloop/sweep'
import { parameterImportance } from './parameter-importance.ts'
import { optionsOf, taskOf } from './task.ts'
import { trainCommand } from './trial-options.ts'

/**
 * The study on one page, which needs nothing else: no network, no other file. The best score so far, how settings and scores
 * go together, what each setting matters, and for each trial the command that trains it again.
 */
export async function sweepReport(
  study: Study,
  trials: readonly Trial[],
  results: readonly JobResult[],
): Promise<string> {
  const { renderHtml } = await import('@oneloop/figures/node')
  const scored = trials.filter(({ score }) => score !== null)
  const charts = scored.length === 0 ? [] : [bestSoFar(study, trials), curves(study, results), parallel(study, scored)]
  return renderHtml(`${study.objective.metric} of ${trials.length} trials`, [
    ...charts,
    ...(scored.length < 3 ? [] : [importance(study, scored)]),
    table(study, trials),
  ])
}

const WIDTH = 760
const HEIGHT = 360

function figure(title: string, description: string, option: object, height = HEIGHT): Figure {
  const shared = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    title: {
      text: title,
      left: 'center',
      top: 10,
      textStyle: { fontSize: 17, fontWeight: 'normal', color: theme.text },
    },
  }
  return { kind: 'chart', description, width: WIDTH, height, option: { ...shared, ...option } }
}

const grid = { left: 90, right: 40, top: 60, bottom: 60 }
const named = (name: string) => ({ name, nameLocation: 'middle', nameGap: 32 })
const scoreAxis = ({ objective }: Study) => ({ type: 'value', name: objective.metric, scale: true })

/** Of trials that were trained to the end; where halving ended one earlier, its score would be of fewer epochs. */
function bestSoFar(study: Study, trials: readonly Trial[]): Figure {
  const whole = trials.filter(({ epochs, score }) => epochs === study.epochs && score !== null)
  const best = whole.map((trial, i) => [trial.number, bestTrial(study, whole.slice(0, i + 1))!.score])
  const last = best.at(-1)?.[1]
  return figure('Best so far', `The best ${study.objective.metric} so far, at the end ${last}`, {
    tooltip: { trigger: 'axis' },
    grid,
    xAxis: { type: 'value', ...named('trial'), min: 0, max: Math.max(1, trials.length - 1) },
    yAxis: scoreAxis(study),
    series: [
      { type: 'line', step: 'end', showSymbol: false, lineStyle: { color: theme.blue }, data: best },
      {
        type: 'scatter',
        symbolSize: 6,
        itemStyle: { color: theme.blue, opacity: 0.5 },
        data: whole.map(({ number, score }) => [number, score]),
      },
    ],
  })
}

/** A line for each network, over the epochs of its rungs. */
function curves(study: Study, results: readonly JobResult[]): Figure {
  const rungs = study.halving === null ? [study.epochs] : rungEpochs(study, results)
  const byRun = new Map<string, number[][]>()
  for (const { trial, seed, rung, score } of results) {
    if (score === null || rungs[rung] === undefined) continue
    const key = `trial ${trial}, seed ${seed}`
    byRun.set(key, [...(byRun.get(key) ?? []), [rungs[rung], score]])
  }
  const series = [...byRun].map(([name, points]) => ({
    type: 'line',
    name,
    symbolSize: 5,
    lineStyle: { width: 1, opacity: 0.6, color: theme.blue },
    itemStyle: { color: theme.blue },
    data: points.toSorted((a, b) => a[0]! - b[0]!),
  }))
  return figure('Scores by epoch', `The scores of ${byRun.size} networks at the ends of their rungs`, {
    tooltip: {},
    grid,
    xAxis: { type: 'value', ...named('epoch'), min: 0, max: study.epochs },
    yAxis: scoreAxis(study),
    series,
  })
}

/** The highest rung ends with the last epoch, each below it with its share. */
function rungEpochs({ epochs, halving }: Study, results: readonly JobResult[]): number[] {
  const rungs = [epochs]
  const highest = Math.max(0, ...results.map(({ rung }) => rung))
  for (let rung = highest; rung > 0; rung--) rungs.unshift(Math.round(rungs[0]! / halving!))
  return rungs
}

/** An axis for each setting and one for the score: a line is a trial. */
function parallel(study: Study, trials: readonly Trial[]): Figure {
  const names = Object.keys(study.space)
  const axes = names.map((name, dim) => ({ dim, name, ...axisOf(study.space[name]!) }))
  const score = { dim: names.length, name: study.objective.metric, scale: true }
  const scores = trials.map((trial) => trial.score!)
  const best = [theme.blue, theme.line]
  return figure('Settings and scores', `The settings of ${trials.length} trials beside their scores`, {
    parallelAxis: [...axes, score],
    parallel: { left: 60, right: 80, top: 90, bottom: 40 },
    visualMap: {
      show: false,
      dimension: names.length,
      min: Math.min(...scores),
      max: Math.max(...scores),
      inRange: { color: study.objective.direction === 'minimize' ? best : best.toReversed() },
    },
    series: [
      {
        type: 'parallel',
        lineStyle: { width: 1.5, opacity: 0.7 },
        data: trials.map(({ settings, score: own }) => [
          ...names.map((name) => shown(study.space[name]!, settings[name])),
          own,
        ]),
      },
    ],
  })
}

/** On an axis of names, a number would be taken for a place. */
function shown(parameter: Parameter, value: unknown): number | string {
  if (value === undefined) return '-'
  return parameter.kind === 'choice' ? String(value) : Number(value)
}

function axisOf(parameter: Parameter): object {
  if (parameter.kind === 'choice') return { type: 'category', data: parameter.values.map(String) }
  return { type: parameter.log ? 'log' : 'value', min: parameter.min, max: parameter.max }
}

function importance(study: Study, trials: readonly Trial[]): Figure {
  const shares = parameterImportance(study, trials).toSorted((a, b) => a.share - b.share)
  return figure(
    'How much of the score goes with each setting',
    `Shares of the scores' variance: ${shares.map(({ name, share }) => `${name} ${share.toFixed(2)}`).join(', ')}`,
    {
      tooltip: {},
      grid: { ...grid, left: 130 },
      xAxis: { type: 'value', ...named('share of the variance, by groups of alike values'), min: 0, max: 1 },
      yAxis: { type: 'category', data: shares.map(({ name }) => name) },
      series: [{ type: 'bar', barWidth: 14, itemStyle: { color: theme.blue }, data: shares.map(({ share }) => share) }],
    },
    120 + 40 * shares.length,
  )
}

function table(study: Study, trials: readonly Trial[]): HtmlTable {
  const task = taskOf(study)
  return {
    kind: 'table',
    head: ['trial', study.objective.metric, 'epochs', 'command', 'SHA-256 of the weights'],
    rows: trials.map(({ number, score, epochs, settings, weightsSha256 }) => [
      String(number),
      score === null ? 'diverged' : score.toPrecision(6),
      String(epochs),
      trainCommand(task.file, optionsOf(task, { settings, seed: 1, until: epochs })),
      weightsSha256[0] ?? '',
    ]),
  }
}
