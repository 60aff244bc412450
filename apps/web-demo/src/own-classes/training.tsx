import type { EChartsCoreOption } from 'echarts/core'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { Button } from '../components/button.tsx'
import { Segmented } from '../components/segmented.tsx'
import { FailureMessage } from '../failures/failure-message.tsx'
import { failureText } from '../failures/failure-text.ts'
import { fill } from '../i18n/fill.ts'
import { type Localized, useText } from '../i18n/language.ts'
import { token } from '../styles/theme.ts'
import { datasetOf, ENOUGH_EXAMPLES, LEAST_EXAMPLES, type Obstacle, partsOf } from './class-data.ts'
import { type ClassRun, canStartFromDigits, classes, classRun, obstacle, startClassRun } from './classes-store.ts'
import { text } from './text.ts'

const obstacles: Readonly<Record<Obstacle, Localized>> = {
  unnamed: text.obstacleUnnamed,
  'same-name': text.obstacleSameName,
  'few-examples': text.obstacleFew,
}

/** What stands in the way, or what will be trained; then how far it is. */
export function Training(): JSX.Element {
  const t = useText()
  const why = obstacle.value
  const all = classes.value
  const [start, setStart] = useState<'fresh' | 'digits'>('fresh')
  const run = classRun.value
  const isRunning = run?.phase === 'starting' || run?.phase === 'training'
  const parts = useMemo(() => (why === null ? partsOf(datasetOf(all)) : null), [why, all])
  return (
    <>
      <p aria-live="polite">
        {why !== null
          ? fill(t(obstacles[why]), { least: LEAST_EXAMPLES, enough: ENOUGH_EXAMPLES })
          : fill(t(text.planned), { train: parts!.train.length, held: parts!.heldBack.length })}
      </p>
      {canStartFromDigits.value && (
        <Segmented
          label={t(text.start)}
          value={start}
          options={[
            { value: 'fresh', label: t(text.fresh) },
            { value: 'digits', label: t(text.digits) },
          ]}
          onChange={setStart}
        />
      )}
      <div class="controls">
        <Button
          kind="primary"
          size="large"
          isDisabled={why !== null || isRunning}
          onClick={() => startClassRun(start === 'digits')}
        >
          {t(text.learn)}
        </Button>
      </div>
      {run !== null && <Progress run={run} />}
    </>
  )
}

function Progress({ run }: { readonly run: ClassRun }): JSX.Element {
  const t = useText()
  const { epoch, epochs, accuracies, failure } = run
  const option = useMemo(() => accuracyOption(accuracies, epochs), [accuracies, epochs])
  const latest = accuracies.at(-1)
  const status =
    latest === undefined ? t(text.starting) : fill(t(text.epoch), { epoch, epochs, percent: (latest * 100).toFixed(0) })
  return (
    <div class="progress">
      <div
        class="progress-track"
        role="progressbar"
        aria-label={t(text.progress)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round((epoch / epochs) * 100)}
      >
        <div class="progress-bar" style={{ transform: `scaleX(${epoch / epochs})` }} />
      </div>
      {failure === null ? (
        <p class="status" data-testid="class-status">
          {status}
        </p>
      ) : (
        <FailureMessage {...failureText(failure.code)} detail={failure.message} />
      )}
      {accuracies.length > 0 && <Chart option={option} label={t(text.accuracyChart)} height={160} isLive />}
    </div>
  )
}

function accuracyOption(accuracies: readonly number[], epochs: number): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 4, right: 10, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', min: 1, max: epochs, minInterval: 1, splitLine: { show: false } },
    yAxis: { type: 'value', min: 0, max: 100, interval: 50, axisLabel: { formatter: '{value}%' } },
    series: [
      {
        type: 'line',
        showSymbol: false,
        color: token('--warm'),
        data: accuracies.map((accuracy, i) => [i + 1, accuracy * 100]),
      },
    ],
  }
}
