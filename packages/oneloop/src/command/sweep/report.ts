import { type Figure, theme } from '@oneloop/figures'
import type { HtmlTable } from '@oneloop/figures/node'
import { bestTrial, type Parameter, type Study, type Trial } from '@oneloop/sweep'
import { parameterImportance } from './parameter-importance.ts'
import { commandOf } from './task.ts'

/**
 * The study on one page, which needs nothing else: no network, no other file. The best score so far, how settings and scores
 * go together, what each setting matters, and for each trial the command that trains it again.
 */
export async function sweepReport(study: Study, trials: readonly Trial[]): Promise<string> {
  const { renderHtml } = await import('@oneloop/figures/node')
  const scored = trials.filter(({ score }) => score !== null)
  const best = bestTrial(study, trials)
  const charts = [bestSoFar(study, scored), curves(study, trials)]
  if (scored.length > 2) charts.push(importance(study, scored))
  return renderHtml(`${study.objective.metric} of ${trials.length} trials`, [
    ...(scored.length === 0 ? [] : [parallel(study, scored)]),
    // It stands between them, so that the first chart has a line for itself.
    bestTable(study, best),
    ...(scored.length === 0 ? [] : charts),
    table(study, trials),
  ])
}

const WIDTH = 480
const HEIGHT = 340

function figure(title: string, description: string, option: object, height = HEIGHT): Figure {
  const shared = {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.fontFamily, color: theme.text },
    title: titled(title, ''),
  }
  return { kind: 'chart', description, width: WIDTH, height, option: { ...shared, ...option }, isAdaptive: true }
}

const grid = { left: 74, right: 30, top: 88, bottom: 50 }
const words = {
  nameTextStyle: { color: theme.text },
  axisLabel: { color: theme.text },
  axisLine: { lineStyle: { color: theme.line } },
  splitLine: { lineStyle: { color: theme.grid } },
}
const axis = (name: string) => ({ type: 'value', name, nameLocation: 'middle', nameGap: 30, ...words })

/** By factors where the scores are far apart, as losses are. */
function scoreAxis({ objective }: Study, scores: readonly (number | null)[]) {
  const there = scores.filter((score) => score !== null)
  const above = there.filter((score) => score > 0)
  const isFar = there.every((score) => score >= 0) && greatest(above) > 50 * least(above)
  const top = 10 ** Math.ceil(Math.log10(greatest(above)))
  const floor = isFar ? Math.max(top / 10 ** DECADES, 10 ** Math.floor(Math.log10(least(above)))) : null
  const place = floor === null ? { type: 'value', scale: true } : { type: 'log', min: floor, max: top }
  return {
    axis: { ...words, ...place, name: objective.metric },
    /** Where a score stands on it: 0, which has no logarithm, and what is below all that can be told apart, at its foot. */
    at: (score: number | null) => (score === null || floor === null ? score : Math.max(score, floor)),
  }
}

/** So many tenths of tenths of a score are told apart. */
const DECADES = 6

/** Of any number of values: more than a call has room for. */
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const greatest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/** The best of those that were trained to the end: where halving ended a trial, its score is of fewer epochs. */
function bestSoFar(study: Study, trials: readonly Trial[]): Figure {
  const sign = study.objective.direction === 'minimize' ? 1 : -1
  const { axis: scoresAxis, at } = scoreAxis(
    study,
    trials.map(({ score }) => score),
  )
  let best = Number.POSITIVE_INFINITY
  const line = trials.flatMap(({ number, score, epochs }) => {
    if (epochs === study.epochs) best = Math.min(best, sign * score!)
    return Number.isFinite(best) ? [[number, at(sign * best)]] : []
  })
  const points = (isWhole: boolean) =>
    trials.filter(({ epochs }) => (epochs === study.epochs) === isWhole).map(({ number, score }) => [number, at(score)])
  const scatter = { type: 'scatter', symbolSize: 7 }
  const early = points(false)
  const hint = early.length === 0 ? '' : 'hollow: ended early, of fewer epochs'
  return figure('Best so far', `The best ${study.objective.metric} so far, at the end ${line.at(-1)?.[1] ?? 'none'}`, {
    title: titled('Best so far', hint),
    tooltip: { trigger: 'axis' },
    grid,
    xAxis: { ...axis('trial'), min: 0, max: Math.max(1, trials.at(-1)!.number) },
    yAxis: scoresAxis,
    series: [
      { type: 'line', step: 'end', showSymbol: false, lineStyle: { color: theme.blue }, data: line, name: 'best' },
      { ...scatter, name: study.objective.metric, itemStyle: { color: theme.blue }, data: points(true) },
      {
        ...{ ...scatter, symbolSize: 6, name: 'ended early', data: early },
        itemStyle: { color: 'transparent', borderColor: theme.blue, opacity: 0.7 },
      },
    ],
  })
}

function titled(text: string, subtext: string) {
  return {
    ...{ text, subtext, left: 'center', top: 8, itemGap: 10 },
    textStyle: { fontSize: 16, fontWeight: 'normal', color: theme.text },
    subtextStyle: { fontSize: 12, color: theme.quietText },
  }
}

/** A line for each network, over the epochs that it was trained; the best trial's in front of the others. */
function curves(study: Study, trials: readonly Trial[]): Figure {
  const best = bestTrial(study, trials)?.number
  const { axis: scoresAxis, at } = scoreAxis(
    study,
    trials.flatMap((trial) => trial.curves.flat()),
  )
  const lines = trials.flatMap(({ number, curves: own }) =>
    own.map((curve, i) => {
      const color = number === best ? theme.orange : theme.blue
      return {
        type: 'line',
        name: `trial ${number}, seed ${i + 1}`,
        showSymbol: curve.length === 1,
        symbolSize: 5,
        z: number === best ? 3 : 2,
        lineStyle: { width: number === best ? 2 : 1, opacity: number === best ? 1 : 0.5, color },
        itemStyle: { color },
        data: curve.map((score, epoch) => [epoch + 1, at(score)]),
      }
    }),
  )
  return figure('Scores by epoch', `The ${study.objective.metric} of ${lines.length} networks after each epoch`, {
    tooltip: {},
    grid,
    title: titled('Scores by epoch', best === undefined ? '' : `orange: trial ${best}, the best`),
    xAxis: { ...axis('epoch'), min: 0, max: study.epochs },
    yAxis: scoresAxis,
    series: lines,
  })
}

/** An axis for each setting and one for the score: a line is a trial. */
function parallel(study: Study, trials: readonly Trial[]): Figure {
  const names = Object.keys(study.space)
  const scores = trials.map((trial) => trial.score!)
  const axes = names.map((name, dim) => ({ dim, name, ...axisOf(study.space[name]!) }))
  const { axis: scoresAxis, at } = scoreAxis(study, scores)
  // Grey that lies far back on a light page and on a dark one.
  const best = [theme.blue, 'rgba(127, 127, 127, 0.35)']
  return figure('Settings and scores', `The settings of ${trials.length} trials beside their scores`, {
    parallelAxis: [...axes, { dim: names.length, ...scoresAxis, axisLabel: haloed }],
    parallel: {
      left: 60,
      right: 60,
      top: 84,
      bottom: 24,
      parallelAxisDefault: { ...words, axisLabel: haloed, nameLocation: 'end' },
    },
    visualMap: {
      show: false,
      dimension: names.length,
      min: at(least(scores)),
      max: at(greatest(scores)),
      inRange: { color: study.objective.direction === 'minimize' ? best : best.toReversed() },
    },
    series: [
      {
        type: 'parallel',
        lineStyle: { width: 1.5, opacity: 0.7 },
        data: trials.map(({ settings, score: own }) => [
          ...names.map((name) => shown(study.space[name]!, settings[name])),
          at(own),
        ]),
      },
    ],
  })
}

/** Lines run through the words. */
const haloed = { color: theme.text, textBorderColor: theme.background, textBorderWidth: 3 }

/** Where a parameter's condition does not hold. */
const NONE = 'none'

/** On an axis of names, a number would be taken for a place. */
function shown(parameter: Parameter, value: unknown): number | string {
  if (value === undefined) return parameter.kind === 'choice' ? NONE : '-'
  return parameter.kind === 'choice' ? String(value) : Number(value)
}

function axisOf(parameter: Parameter): object {
  const none = parameter.when === undefined ? [] : [NONE]
  if (parameter.kind === 'choice') return { type: 'category', data: [...parameter.values.map(String), ...none] }
  return { type: parameter.log ? 'log' : 'value', min: parameter.min, max: parameter.max }
}

function importance(study: Study, trials: readonly Trial[]): Figure {
  const shares = parameterImportance(study, trials).toSorted((a, b) => a.share - b.share)
  return figure(
    'What the score goes with',
    `Shares of the scores' variance: ${shares.map(({ name, share }) => `${name} ${share.toFixed(2)}`).join(', ')}`,
    {
      tooltip: {},
      grid: { ...grid, left: 110 },
      xAxis: { ...axis('share of the variance, by groups of alike values'), min: 0, max: 1 },
      yAxis: { ...words, type: 'category', data: shares.map(({ name }) => name) },
      series: [{ type: 'bar', barWidth: 14, itemStyle: { color: theme.blue }, data: shares.map(({ share }) => share) }],
    },
    Math.max(HEIGHT, 120 + 30 * shares.length),
  )
}

function table(study: Study, trials: readonly Trial[]): HtmlTable {
  const first = study.seeds > 1 ? ', seed 1' : ''
  const isKnown = trials.some(({ by }) => by.length > 0)
  return {
    kind: 'table',
    head: [
      'trial',
      study.objective.metric,
      'epochs',
      `SHA-256 of the weights${first}`,
      ...(isKnown ? ['trained by'] : []),
      `command${first}`,
    ],
    rows: trials.map((trial) => {
      const { number, score, epochs, rung, weightsSha256, by } = trial
      const shown = score === null ? (rung < 0 ? 'not yet' : 'diverged') : score.toPrecision(6)
      return [
        String(number),
        shown,
        String(epochs),
        weightsSha256[0] ?? '',
        ...(isKnown ? [by.join('; ')] : []),
        commandOf(study, trial),
      ]
    }),
  }
}

function bestTable(study: Study, best: Trial | null): HtmlTable {
  const { metric } = study.objective
  if (best === null) return { kind: 'table', head: ['best trial'], rows: [['none has been trained to its end']] }
  const { number, score, interval, settings } = best
  const within = interval === null ? '' : ` (95 %: ${interval.low.toPrecision(4)} to ${interval.high.toPrecision(4)})`
  return {
    kind: 'table',
    head: ['best trial', metric, ...Object.keys(settings)],
    rows: [[String(number), `${score!.toPrecision(6)}${within}`, ...Object.values(settings).map(String)]],
  }
}
