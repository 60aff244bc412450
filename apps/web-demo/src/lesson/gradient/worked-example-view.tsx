import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { formatNumber } from '../../components/number-format.ts'
import { Playground } from '../../components/section.tsx'
import { Slider } from '../../components/slider.tsx'
import { useText } from '../../i18n/language.ts'
import { ComputationGraph } from './computation-graph.tsx'
import { FORWARD_STEPS, workedSteps } from './steps.ts'
import { text } from './text.ts'
import { gradientsByHand, graph, type Neuron } from './worked-example.ts'

interface WorkedExampleProps {
  readonly neuron: Neuron
  readonly onChange: (neuron: Neuron) => void
}

/** y = w·x + b on the board: sliders, the graph, the steps, and the two ways to the gradient side by side. */
export function WorkedExample({ neuron, onChange }: WorkedExampleProps): JSX.Element {
  const t = useText()
  const [step, setStep] = useState(0)
  const steps = workedSteps(neuron)
  const nodes = graph(neuron)
  const number = (value: number) => formatNumber(value, 1)
  return (
    <Playground label={text.play}>
      <div class="neuron-sliders">
        {(['x', 'w', 'b', 't'] as const).map((name) => (
          <Slider
            key={name}
            label={t(text[name])}
            value={neuron[name]}
            min={-4}
            max={4}
            step={0.1}
            format={number}
            onChange={(value) => onChange({ ...neuron, [name]: value })}
          />
        ))}
      </div>
      <div class="columns worked">
        <ComputationGraph nodes={nodes} step={step} />
        <div class="board">
          <div class="row">
            <Button isDisabled={step === 0} onClick={() => setStep(step - 1)}>
              {t(text.previous)}
            </Button>
            <Button kind="primary" isDisabled={step === steps.length} onClick={() => setStep(step + 1)}>
              {t(text.next)}
            </Button>
            <p class="note" aria-live="polite">
              {t(text.step)} {step}/{steps.length}
              {step > 0 && `: ${t(step > FORWARD_STEPS ? text.backward : text.forward)}`}
            </p>
          </div>
          <ol class="worked-steps">
            {steps.map(({ name, formula, numbers }, i) => (
              <li
                key={name}
                class={i >= FORWARD_STEPS ? 'backward' : ''}
                data-state={i + 1 === step ? 'current' : i < step ? 'done' : 'ahead'}
                aria-current={i + 1 === step ? 'step' : undefined}
              >
                <span class="math">
                  {formula}
                  {i < step && <> = {numbers}</>}
                </span>
                <span class="note">{t(text.steps[name])}</span>
              </li>
            ))}
          </ol>
        </div>
      </div>
      <Agreement neuron={neuron} nodes={nodes} />
    </Playground>
  )
}

function Agreement({
  neuron,
  nodes,
}: {
  readonly neuron: Neuron
  readonly nodes: ReturnType<typeof graph>
}): JSX.Element {
  const t = useText()
  const hand = gradientsByHand(neuron)
  const rows = [
    { name: 'dL/dy', formula: '= 2(y − t)', byHand: hand.dy, automatic: nodes.y.grad },
    { name: 'dL/dw', formula: '= 2(y − t)·x', byHand: hand.dw, automatic: nodes.w.grad },
    { name: 'dL/db', formula: '= 2(y − t)', byHand: hand.db, automatic: nodes.b.grad },
  ]
  return (
    <table class="data-table agreement">
      <caption class="field-label">{t(text.agree)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(text.parameter)}</th>
          <th scope="col" class="numeric">
            {t(text.byHand)}
          </th>
          <th scope="col" class="numeric">
            {t(text.byMachine)}
          </th>
          <th scope="col">
            <span class="visually-hidden">{t(text.same)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, formula, byHand, automatic }) => {
          const same = Math.abs(byHand - automatic) <= 1e-9 * Math.max(1, Math.abs(byHand))
          return (
            <tr key={name}>
              <th scope="row" class="math">
                {name} <span class="formula">{formula}</span>
              </th>
              <td class="numeric">{formatNumber(byHand)}</td>
              <td class="numeric">{formatNumber(automatic)}</td>
              <td class={same ? 'same' : 'different'}>
                {same ? '✓' : '✗'} <span>{t(same ? text.same : text.different)}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
