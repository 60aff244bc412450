import type { EChartsCoreOption } from 'echarts/core'
import type { EpochReport } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { Chart } from '../../charts/chart.tsx'
import { formatNumber } from '../../components/number-format.ts'
import { useText } from '../../i18n/language.ts'
import { token } from '../../styles/theme.ts'
import { STEPPING_EPOCHS } from '../../training/stepping-data.ts'
import { text } from './text.ts'

/** What the stepped loop knows of the images that it learns from, and of those that it has never seen, epoch by epoch. */
export function Overfitting({ laps }: { readonly laps: readonly EpochReport[] }): JSX.Element {
  const t = useText()
  const accuracy = useMemo(
    () =>
      option({ min: 0, max: 100, interval: 25, axisLabel: { formatter: '{value}%' } }, [
        laps.map(({ epoch, trainAccuracy }) => [epoch, trainAccuracy! * 100]),
        laps.map(({ epoch, accuracy }) => [epoch, accuracy! * 100]),
      ]),
    [laps],
  )
  const loss = useMemo(
    () =>
      option({ min: 0, splitNumber: 4 }, [
        laps.map(({ epoch, loss }) => [epoch, loss]),
        laps.map(({ epoch, validationLoss }) => [epoch, validationLoss!]),
      ]),
    [laps],
  )
  const last = laps.at(-1)!
  const best = laps.reduce((lowest, lap) => (lap.validationLoss! < lowest.validationLoss! ? lap : lowest))
  const percent = (fraction: number) => `${(fraction * 100).toFixed(1)}%`
  const figures = [
    { name: text.learnt, class: 'learnt', accuracy: last.trainAccuracy!, loss: last.loss },
    { name: text.heldBack, class: 'held-back', accuracy: last.accuracy!, loss: last.validationLoss! },
  ]
  return (
    <div class="overfitting">
      <dl class="readout">
        {figures.map((figure) => (
          <div key={figure.class} class={figure.class}>
            <dt>{t(figure.name)}</dt>
            <dd>
              {percent(figure.accuracy)}{' '}
              <span class="math-small">
                {t(text.lossName)} {formatNumber(figure.loss, 3)}
              </span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t(text.lowest)}</dt>
          <dd>
            {formatNumber(best.validationLoss!, 3)}{' '}
            <span class="math-small">
              {t(text.epoch)} {best.epoch}
            </span>
          </dd>
        </div>
      </dl>
      <div class="columns">
        <figure>
          <figcaption class="note">{t(text.accuracyCurve)}</figcaption>
          <Chart option={accuracy} label={t(text.accuracyCurve)} height={180} isLive />
        </figure>
        <figure>
          <figcaption class="note">{t(text.lossCurve)}</figcaption>
          <Chart option={loss} label={t(text.lossCurve)} height={180} isLive />
        </figure>
      </div>
    </div>
  )
}

function option(yAxis: object, curves: readonly (readonly (readonly number[])[])[]): EChartsCoreOption {
  const colours = [token('--accent'), token('--warm')]
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', min: 0, max: STEPPING_EPOCHS, interval: 20, splitLine: { show: false } },
    yAxis: { type: 'value', ...yAxis },
    series: curves.map((data, i) => ({ type: 'line', data, showSymbol: false, color: colours[i] })),
  }
}
