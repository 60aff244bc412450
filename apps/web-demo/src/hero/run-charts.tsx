import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { warmCharts } from '../charts/warm-charts.ts'
import { formatNumber } from '../components/number-format.ts'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { currentLoss } from '../training/current-loss.ts'
import { lossCurve } from '../training/curves.ts'
import { run } from '../training/run-store.ts'
import { accuracyOption, lossOption } from './run-options.ts'
import { text } from './text.ts'

/** Loss as it falls and accuracy as it rises: there once a run has something to show. */
export function RunCharts(): JSX.Element | null {
  const t = useText()
  const state = run.value
  const { samples, reports, config, phase, origin } = state
  const loss = useMemo(() => lossOption(lossCurve(samples), reports, config.epochs), [samples, reports, config.epochs])
  const accuracy = useMemo(() => accuracyOption(reports, config.epochs), [reports, config.epochs])
  useEffect(() => {
    if (phase === 'fetching') warmCharts()
  }, [phase])
  const latest = currentLoss(state)
  if (origin.kind !== 'run' || latest === null) return null
  const last = reports.at(-1)
  return (
    <div class="run-charts">
      <figure class="card chart-card">
        <figcaption>
          <span>{fill(t(text.lossOf), { epoch: latest.epoch })}</span>{' '}
          <strong data-testid="loss">{formatNumber(latest.loss, 4)}</strong>
        </figcaption>
        <Chart option={loss} label={t(text.lossChart)} height={130} isLive />
      </figure>
      <figure class="card chart-card warm">
        <figcaption>
          <span>{t(text.accuracy)}</span> <strong>{last === undefined ? '' : percent(last.accuracy)}</strong>
        </figcaption>
        <Chart option={accuracy} label={t(text.accuracyChart)} height={130} isLive />
      </figure>
    </div>
  )
}

function percent(fraction: number | null): string {
  return fraction === null ? '' : `${(fraction * 100).toFixed(2)}%`
}
