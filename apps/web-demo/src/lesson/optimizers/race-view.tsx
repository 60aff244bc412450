import type { OptimizerName } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { formatNumber } from '../../components/number-format.ts'
import { Playground } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useTicker } from '../../components/use-ticker.ts'
import { optimizerLabels } from '../../hero/choice-labels.ts'
import { useText } from '../../i18n/language.ts'
import { RaceLossChart } from './loss-chart.tsx'
import { START, STEPS } from './race.ts'
import { StandingTable } from './standing-table.tsx'
import { text } from './text.ts'
import { useRace } from './use-race.ts'
import type { Point } from './valley.ts'
import { BOUNDS, ValleyChart } from './valley-chart.tsx'

const NAMES = Object.keys(optimizerLabels) as OptimizerName[]

export function Race(): JSX.Element {
  const t = useText()
  const [start, setStart] = useState<Point>(START)
  const [exponent, setExponent] = useState(-1)
  const [absent, setAbsent] = useState<ReadonlySet<OptimizerName>>(new Set())
  const [step, setStep] = useState(0)
  const [running, setRunning] = useState(false)
  const all = useRace(start, 10 ** exponent)
  const lanes = useMemo(() => all.filter((lane) => !absent.has(lane.optimizer)), [all, absent])

  useTicker(running, 60, () => {
    if (step < STEPS) setStep(step + 1)
    else setRunning(false)
  })
  const toggle = () => {
    if (!running && step === STEPS) setStep(0)
    setRunning(!running)
  }
  const number = (value: number) => formatNumber(value, 1)
  return (
    <Playground label={text.play}>
      <div class="race-settings">
        <Slider
          label={t(text.learningRate)}
          value={exponent}
          min={-1.7}
          max={0}
          step={0.05}
          format={(value) => formatNumber(10 ** value, 3)}
          onChange={setExponent}
        />
        <Slider
          label={t(text.startW1)}
          value={start.w1}
          {...BOUNDS.w1}
          step={0.1}
          format={number}
          onChange={(w1) => setStart({ ...start, w1 })}
        />
        <Slider
          label={t(text.startW2)}
          value={start.w2}
          {...BOUNDS.w2}
          step={0.1}
          format={number}
          onChange={(w2) => setStart({ ...start, w2 })}
        />
      </div>
      <fieldset class="field button-group runners">
        <legend class="field-label">{t(text.who)}</legend>
        {NAMES.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={!absent.has(name)}
              onChange={() => setAbsent(absent.has(name) ? without(absent, name) : new Set([...absent, name]))}
            />
            <span class={`swatch lane-${name}`} /> {t(optimizerLabels[name])}
          </label>
        ))}
      </fieldset>
      <div class="race-clock">
        <button type="button" class="button primary" onClick={toggle}>
          {t(running ? text.pause : text.race)}
        </button>
        <Slider
          label={t(text.step)}
          value={step}
          min={0}
          max={STEPS}
          step={1}
          onChange={(value) => {
            setRunning(false)
            setStep(value)
          }}
        />
      </div>
      <div class="columns">
        <ValleyChart lanes={lanes} step={step} />
        <div class="race-side">
          <RaceLossChart lanes={lanes} step={step} />
          <StandingTable lanes={lanes} step={step} />
        </div>
      </div>
    </Playground>
  )
}

function without<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  return new Set([...set].filter((other) => other !== value))
}
