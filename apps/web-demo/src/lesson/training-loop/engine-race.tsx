import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { FailureMessage } from '../../failures/failure-message.tsx'
import { failureText } from '../../failures/failure-text.ts'
import { type Localized, useText } from '../../i18n/language.ts'
import { type EngineName, engineLabels, engineNames, mayRun } from '../../training/engines.ts'
import { lab, race } from '../../training/lab-store.ts'
import type { EngineLane } from '../../training/protocol.ts'
import { text } from './text.ts'

/** Two engines on the same batches. */
export function EngineRace(): JSX.Element {
  const t = useText()
  const [first, setFirst] = useState<EngineName>(engineNames[0])
  const [second, setSecond] = useState<EngineName>('tfjs-wasm')
  const { lanes, isRacing, failure } = lab.value
  const rates = lanes?.map(rateOf) ?? []
  const fastest = Math.max(...rates)
  return (
    <>
      <div class="row race-choice">
        <EngineChoice label={text.first} value={first} onChange={setFirst} />
        <EngineChoice label={text.second} value={second} onChange={setSecond} />
        <Button isDisabled={isRacing} onClick={() => race([first, second])}>
          {t(isRacing ? text.racing : text.race)}
        </Button>
      </div>
      {failure !== null && <FailureMessage {...failureText(failure.code)} detail={failure.message} />}
      {lanes !== null && (
        <>
          <ul class="race-lanes">
            {lanes.map((lane, i) => (
              <li key={i}>
                <span class="race-device">{lane.device}</span>
                <span class="race-rate">
                  {Math.round(rates[i]!).toLocaleString('en-US')} {t(text.perSecond)}
                </span>
                <span class="race-track" aria-hidden="true">
                  <span class="race-bar" style={{ transform: `scaleX(${fastest > 0 ? rates[i]! / fastest : 0})` }} />
                </span>
              </li>
            ))}
          </ul>
          <p class="race-ratio" aria-live="polite" data-testid="race-ratio">
            {!isRacing && <Verdict lanes={lanes} rates={rates} />}
          </p>
        </>
      )}
    </>
  )
}

function Verdict({
  lanes,
  rates,
}: {
  readonly lanes: readonly EngineLane[]
  readonly rates: readonly number[]
}): JSX.Element {
  const t = useText()
  const winner = rates[0]! >= rates[1]! ? 0 : 1
  const ratio = rates[winner]! / rates[1 - winner]!
  return (
    <>
      {lanes[winner]!.device}: <strong>{ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}</strong>
      {t(text.times)}
    </>
  )
}

interface EngineChoiceProps {
  readonly label: Localized
  readonly value: EngineName
  readonly onChange: (name: EngineName) => void
}

function EngineChoice({ label, value, onChange }: EngineChoiceProps): JSX.Element {
  const t = useText()
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as EngineName)}>
        {engineNames.map((name) => (
          <option key={name} value={name} disabled={!mayRun(name)}>
            {t(engineLabels[name])}
          </option>
        ))}
      </select>
    </div>
  )
}

function rateOf({ steps, seconds }: EngineLane): number {
  return seconds === 0 ? 0 : steps / seconds
}
