import type { ChartFigure } from '@oneloop/figures'
import { number, times } from '../markdown.ts'
import type { EpochResult } from '../workloads/epoch.ts'
import { bars } from './bars.ts'

export function epochFigure({ rows, steps }: EpochResult): ChartFigure {
  const counted = rows.filter((row) => row.excluded === null)
  return bars(`Seconds of one epoch of the lesson, ${counted.length} ways to train it`, [
    {
      title: `One epoch: ${steps} steps of 64 images and the evaluation, seconds (shorter is better)`,
      bars: counted.map(({ label, family, seconds, timesOurs }) => ({
        label,
        value: seconds.median,
        text: `${number(seconds.median)} s${timesOurs === null ? '' : `  ${times(timesOurs.median)}`}`,
        isOurs: family === 'oneloop',
      })),
    },
  ])
}
