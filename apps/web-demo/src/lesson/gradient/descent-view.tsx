import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { formatNumber } from '../../components/number-format.ts'
import { Playground } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useTicker } from '../../components/use-ticker.ts'
import { useText } from '../../i18n/language.ts'
import { pace, update } from './descent.ts'
import { DescentChart } from './descent-chart.tsx'
import { text } from './text.ts'
import { forwardByHand, gradientsByHand, type Neuron } from './worked-example.ts'

/** Each preset's learning rate as a share of 1/x², beyond which this neuron diverges. */
const PRESETS = { crawls: 0.02, arrives: 0.3, swings: 0.9, diverges: 1.06 } as const
const MOST_UPDATES = 40

/** Gradient descent on the worked example's neuron, one update at a time. */
export function Descent({ neuron: start }: { readonly neuron: Neuron }): JSX.Element {
  const t = useText()
  const limit = start.x === 0 ? 1 : 1 / start.x ** 2
  const [share, setShare] = useState(0.3)
  const [path, setPath] = useState<readonly number[]>([start.w])
  const [running, setRunning] = useState(false)
  const learningRate = share * limit
  const neuron = { ...start, w: path.at(-1)! }
  const { dw } = gradientsByHand(neuron)
  const next = update(neuron, learningRate)
  const spent = path.length > MOST_UPDATES || Math.abs(next.w) > 1e6

  const restart = () => {
    setRunning(false)
    setPath([start.w])
  }
  useEffect(restart, [start])
  const choose = (value: number) => {
    setShare(value)
    restart()
  }
  const step = () => {
    if (spent) setRunning(false)
    else setPath([...path, next.w])
  }
  useTicker(running, 350, step)

  return (
    <Playground label={text.playUpdate}>
      <div class="columns">
        <div class="descent-controls">
          <Slider
            label={t(text.learningRate)}
            value={share}
            min={0.01}
            max={1.2}
            step={0.01}
            format={(value) => formatNumber(value * limit, 3)}
            onChange={choose}
          />
          <fieldset class="field button-group">
            <legend class="field-label">{t(text.try)}</legend>
            {(Object.keys(PRESETS) as (keyof typeof PRESETS)[]).map((name) => (
              <button key={name} type="button" class="button small" onClick={() => choose(PRESETS[name])}>
                {t(text.presets[name])}
              </button>
            ))}
          </fieldset>
          <p>{t(text.pace[pace(learningRate, start.x)])}</p>
          <dl class="readout">
            <div>
              <dt>{t(text.updates)}</dt>
              <dd>{path.length - 1}</dd>
            </div>
            <div>
              <dt>{t(text.slope)}</dt>
              <dd>{formatNumber(dw)}</dd>
            </div>
            <div>
              <dt>{t(text.loss)}</dt>
              <dd>{formatNumber(forwardByHand(neuron).loss, 3)}</dd>
            </div>
          </dl>
          <div aria-live={running ? 'off' : 'polite'}>
            <p class="note">{t(text.compass[Math.abs(dw) < 0.01 ? 'flat' : dw > 0 ? 'positive' : 'negative'])}</p>
            <p class="math">
              w ← {formatNumber(neuron.w)} − {formatNumber(learningRate, 3)} · ({formatNumber(dw)}) ={' '}
              {formatNumber(next.w)}
            </p>
          </div>
          <div class="row">
            <Button kind="primary" isDisabled={spent || running} onClick={step}>
              {t(text.once)}
            </Button>
            <Button isDisabled={spent && !running} onClick={() => setRunning(!running)}>
              {t(running ? text.stop : text.run)}
            </Button>
            <Button kind="quiet" onClick={restart}>
              {t(text.again)}
            </Button>
          </div>
        </div>
        <DescentChart neuron={neuron} path={path} />
      </div>
    </Playground>
  )
}
