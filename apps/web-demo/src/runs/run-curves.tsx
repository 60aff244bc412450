import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { Segmented } from '../components/segmented.tsx'
import { useText } from '../i18n/language.ts'
import { theme, token } from '../styles/theme.ts'
import { lossCurve } from '../training/curves.ts'
import type { RunRecord } from '../training/run-record.ts'
import { runName } from './describe-run.ts'
import { text } from './text.ts'

const KINDS = ['loss', 'accuracy'] as const

/** The curves of all runs over their epochs, one colour a run. */
export function RunCurves({ records }: { readonly records: readonly RunRecord[] }): JSX.Element | null {
  const t = useText()
  const look = theme.value
  const [kind, setKind] = useState<(typeof KINDS)[number]>('loss')
  const trained = records.filter(({ origin }) => origin.kind === 'run')
  const option = useMemo(() => {
    const isLoss = kind === 'loss'
    return {
      animation: false,
      grid: { left: 8, right: 16, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'item' },
      xAxis: { type: 'value', min: 0, splitLine: { show: false }, minInterval: 1 },
      yAxis: isLoss
        ? { type: 'log', splitNumber: 3 }
        : { type: 'value', scale: true, axisLabel: { formatter: '{value}%' } },
      series: trained.map((record) => {
        const color = token(`--run-${record.id % 8}`)
        const accuracies = record.reports.flatMap(({ epoch, accuracy }) =>
          accuracy === null ? [] : [[epoch, accuracy * 100]],
        )
        return {
          type: 'line',
          name: runName(record, t),
          data: isLoss ? lossCurve(record.samples) : accuracies,
          showSymbol: !isLoss,
          color,
          lineStyle: { width: 1.5, color },
        }
      }),
    }
  }, [trained.map(({ id, samples }) => `${id}:${samples.length}`).join(), kind, look, t])
  if (trained.length === 0) return null
  return (
    <>
      <Segmented
        label={t(text.curve)}
        options={KINDS.map((value) => ({ value, label: t(text.curves[value]) }))}
        value={kind}
        onChange={setKind}
      />
      <Chart option={option} label={t(kind === 'loss' ? text.lossChart : text.accuracyChart)} height={220} />
    </>
  )
}
