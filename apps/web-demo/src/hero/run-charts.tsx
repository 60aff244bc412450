import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { warmCharts } from '../charts/warm-charts.ts'
import { useText } from '../i18n/language.ts'
import { run } from '../training/run-store.ts'
import { accuracyOption, lossOption } from './run-options.ts'
import { text } from './text.ts'

/** Loss as it falls and accuracy as it rises: there once a run has something to show. */
export function RunCharts(): JSX.Element | null {
  const t = useText()
  const { lossCurve, reports, config, phase, progress } = run.value
  const loss = useMemo(() => lossOption(lossCurve, config.epochs), [lossCurve, config.epochs])
  const accuracy = useMemo(() => accuracyOption(reports, config.epochs), [reports, config.epochs])
  useEffect(() => {
    if (phase === 'fetching') warmCharts()
  }, [phase])
  if (phase === 'idle' || (lossCurve.length === 0 && reports.length === 0)) return null
  const latest = progress?.loss ?? reports.at(-1)?.loss
  return (
    <div class="run-charts">
      <figure class="card chart-card">
        <figcaption>
          <span>{t(text.loss)}</span> <strong>{latest?.toFixed(4)}</strong>
        </figcaption>
        <Chart option={loss} label={t(text.lossChart)} height={190} isLive />
      </figure>
      <figure class="card chart-card warm">
        <figcaption>
          <span>{t(text.accuracy)}</span> <strong>{percent(reports.at(-1)?.accuracy ?? null)}</strong>
        </figcaption>
        <Chart option={accuracy} label={t(text.accuracyChart)} height={190} isLive />
      </figure>
    </div>
  )
}

function percent(fraction: number | null): string {
  return fraction === null ? '' : `${(fraction * 100).toFixed(2)}%`
}
