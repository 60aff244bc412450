import type { JSX } from 'preact'
import { Button } from '../../components/button.tsx'
import { useSampleDigits } from '../../data/sample-digits.ts'
import { FailureMessage } from '../../failures/failure-message.tsx'
import { failureText } from '../../failures/failure-text.ts'
import { useText } from '../../i18n/language.ts'
import { lab, restart, setFree, step } from '../../training/lab-store.ts'
import { STEPPING_EPOCHS, STEPS_PER_EPOCH } from '../../training/stepping-data.ts'
import { BatchView } from './batch-view.tsx'
import { Flow } from './flow.tsx'
import { Overfitting } from './overfitting.tsx'
import { text } from './text.ts'
import { useMoment } from './use-moment.ts'

/** The loop with a hand on it. */
export function Stepping(): JSX.Element {
  const t = useText()
  const digits = useSampleDigits()
  const { facts, laps, isFree, failure } = lab.value
  const isOver = laps.length === STEPPING_EPOCHS
  const shown = useMoment(facts, isFree)
  return (
    <>
      <div class="row">
        <Button isDisabled={isFree || isOver} onClick={step}>
          {t(text.step)}
        </Button>
        <Button isDisabled={isOver} onClick={() => setFree(!isFree)}>
          {t(isFree ? text.hold : text.run)}
        </Button>
        <Button kind="quiet" isDisabled={facts === null} onClick={restart}>
          {t(text.restart)}
        </Button>
      </div>
      <Flow facts={facts} shown={shown} isFree={isFree} />
      {facts !== null && (
        <p class="stepping-where">
          {t(text.epoch)} {Math.ceil(facts.step / STEPS_PER_EPOCH)} · {t(text.stepOf)} {facts.stepInEpoch} /{' '}
          {STEPS_PER_EPOCH}
        </p>
      )}
      {facts !== null && digits !== undefined && (
        <BatchView digits={digits} facts={facts} showsPredictions={shown >= 2} label={t(text.batchImages)} />
      )}
      {facts !== null && shown >= 2 && <p class="note">{t(text.batchImages)}</p>}
      {laps.length > 0 && <Overfitting laps={laps} />}
      {failure !== null && <FailureMessage {...failureText(failure.code)} detail={failure.message} />}
    </>
  )
}
