import type { ChartFigure } from '@oneloop/figures'
import { number } from '../markdown.ts'
import type { StartupResult } from '../workloads/startup.ts'
import { bars } from './bars.ts'

export function startupFigure({ rows }: StartupResult): ChartFigure {
  const panels = [
    {
      title: 'Process start to first step, milliseconds (shorter is better)',
      own: rows.filter((row) => row.bytes === null),
    },
    { title: 'Page opened to first step in Chromium, milliseconds', own: rows.filter((row) => row.bytes !== null) },
  ].filter(({ own }) => own.length > 0)
  return bars(
    'Milliseconds from start to the first training step',
    panels.map(({ title, own }) => ({
      title,
      bars: own
        .toSorted((a, b) => a.milliseconds.median - b.milliseconds.median)
        .map(({ id, label, runtime, milliseconds, bytes }) => ({
          label: runtime === 'Python' ? label : `${label}, ${runtime}`,
          value: milliseconds.median,
          text: `${Math.round(milliseconds.median)} ms${bytes === null ? '' : `, ${number(bytes / 1000)} kB`}`,
          isOurs: id === 'oneloop',
        })),
    })),
  )
}
