import type { JSX } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { Chart } from '../charts/chart.tsx'
import { Button } from '../components/button.tsx'
import { deviceText } from '../components/device-text.ts'
import { NumberField } from '../components/number-field.tsx'
import { formatNumber } from '../components/number-format.ts'
import { Playground } from '../components/section.tsx'
import { FailureMessage } from '../failures/failure-message.tsx'
import { failureText } from '../failures/failure-text.ts'
import { fill } from '../i18n/fill.ts'
import { type Localized, useLanguage, useText } from '../i18n/language.ts'
import { lossCurves } from './charts.ts'
import {
  choose,
  isBusy,
  pauseTableRun,
  resumeTableRun,
  startTableRun,
  stopTableRun,
  type TableRun,
} from './own-table-store.ts'
import type { TablePlan } from './table-plan.ts'
import { text } from './text.ts'

interface TrainingProps {
  readonly plan: TablePlan
  readonly run: TableRun | null
}

/** What will be trained, the buttons, and how far it is. */
export function Training({ plan, run }: TrainingProps): JSX.Element {
  const t = useText()
  const form = useRef<HTMLFormElement>(null)
  const { train, validation, test, widths, defaults, choice } = plan
  const busy = isBusy(run)
  const planned = fill(t(text.planned), {
    train: train.length,
    validation: validation.length,
    test: test.length,
    widths: widths.join(' → '),
    batch: defaults.batchSize,
    epochs: defaults.epochs,
  })
  return (
    <Playground label={text.training}>
      <p>{planned}</p>
      <form
        ref={form}
        class="own-form"
        onSubmit={(event) => {
          event.preventDefault()
          startTableRun()
        }}
      >
        <fieldset class="own-settings" disabled={busy}>
          <legend class="visually-hidden">{t(text.settings)}</legend>
          <NumberField
            label={t(text.epochs)}
            value={defaults.epochs}
            min={1}
            max={1000}
            onChange={(epochs) => choose({ epochs })}
          />
          <NumberField
            label={t(text.learningRate)}
            value={choice.learningRate}
            min={0.00001}
            max={10}
            isWhole={false}
            onChange={(learningRate) => choose({ learningRate })}
          />
          <NumberField
            label={t(text.seed)}
            value={choice.seed}
            min={0}
            max={2 ** 31 - 1}
            onChange={(seed) => choose({ seed })}
          />
        </fieldset>
        <div class="controls">
          <MainButton run={run} onStart={() => form.current?.requestSubmit()} />
          <Button size="large" isDisabled={!busy} onClick={stopTableRun}>
            {t(text.stop)}
          </Button>
        </div>
      </form>
      {run !== null && <Progress run={run} />}
    </Playground>
  )
}

/** Always the same button, so that the keyboard's focus stays where it is. */
function MainButton({ run, onStart }: { readonly run: TableRun | null; readonly onStart: () => void }): JSX.Element {
  const t = useText()
  const [label, action] =
    run?.phase === 'paused'
      ? [text.resume, resumeTableRun]
      : isBusy(run)
        ? [text.pause, pauseTableRun]
        : [text.start, onStart]
  return (
    <Button kind="primary" size="large" onClick={action}>
      {t(label)}
    </Button>
  )
}

function Progress({ run }: { readonly run: TableRun }): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const { phase, reports, plan, failure, device } = run
  const { epochs } = plan.defaults
  const fraction = phase === 'finished' ? 1 : reports.length / epochs
  const option = useMemo(
    () => lossCurves(reports, { train: t(text.trainLoss), validation: t(text.validationLoss) }),
    [reports, t],
  )
  return (
    <div class="progress">
      <div
        class="progress-track"
        role="progressbar"
        aria-label={t(text.progress)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(fraction * 100)}
      >
        <div class="progress-bar" style={{ transform: `scaleX(${fraction})` }} />
      </div>
      <p class="status" aria-live="polite" data-testid="table-status">
        {statusOf(run, t)}
      </p>
      {device !== null && <p class="figures">{deviceText(device, language)}</p>}
      {failure !== null && <FailureMessage {...failureText(failure.code)} detail={failure.message} />}
      {reports.length > 0 && <Chart option={option} label={t(text.lossChart)} height={220} isLive />}
    </div>
  )
}

function statusOf({ phase, reports }: TableRun, t: (text: Localized) => string): string {
  const last = reports.at(-1)
  // A run may be paused or stopped before its first epoch is over.
  const epoch = last?.epoch ?? 0
  switch (phase) {
    case 'starting':
    case 'training':
      if (last === undefined) return t(text.starting)
      return fill(t(text.epoch), {
        epoch,
        loss: formatNumber(last.loss, 4),
        validation: formatNumber(last.validationLoss ?? Number.NaN, 4),
      })
    case 'paused':
      return fill(t(text.pausedAt), { epoch })
    case 'stopped':
      return fill(t(text.stoppedAt), { epoch })
    case 'finished': {
      const best = reports.reduce((a, b) => (b.validationLoss! < a.validationLoss! ? b : a))
      return fill(t(text.finishedAt), { epoch, best: best.epoch })
    }
    case 'failed':
      return ''
  }
}
