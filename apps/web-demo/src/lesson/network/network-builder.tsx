import type { ActivationName } from 'oneloop'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Playground } from '../../components/section.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Slider } from '../../components/slider.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { type Design, LESSON_DESIGN, MOST_LAYERS, MOST_NEURONS, networkOf, withLayers } from './design.ts'
import { NetworkDiagram } from './network-diagram.tsx'
import { silenced } from './silenced.ts'
import { text } from './text.ts'

export const ACTIVATIONS: readonly { readonly value: ActivationName; readonly label: string }[] = [
  { value: 'relu', label: 'ReLU' },
  { value: 'sigmoid', label: 'Sigmoid' },
  { value: 'tanh', label: 'Tanh' },
  { value: 'gelu', label: 'GELU' },
]

/** Layers, widths, activation and dropout to choose, with the diagram, the printout and the parameter count that follow. */
export function NetworkBuilder(): JSX.Element {
  const t = useText()
  const [design, setDesign] = useState<Design>(LESSON_DESIGN)
  const [training, setTraining] = useState(true)
  const [step, setStep] = useState(0)
  const network = useMemo(() => networkOf(design), [design])
  const { hidden, dropout } = design
  const off = hidden.map((width, layer) => silenced(dropout, step, layer, width, training))
  const offCount = off.flat().filter(Boolean).length
  const modes = [
    { value: 'training', label: t(text.training) },
    { value: 'evaluation', label: t(text.evaluation) },
  ] as const
  return (
    <Playground label={text.play}>
      <div class="columns">
        <div class="network-settings">
          <Slider
            label={t(text.hiddenLayers)}
            value={hidden.length}
            min={0}
            max={MOST_LAYERS}
            step={1}
            onChange={(count) => setDesign({ ...design, hidden: withLayers(hidden, count) })}
          />
          {hidden.map((width, i) => (
            <Slider
              key={`fc${i + 1}`}
              label={fill(t(text.width), { layer: `fc${i + 1}` })}
              value={width}
              min={1}
              max={MOST_NEURONS}
              step={1}
              onChange={(next) => setDesign({ ...design, hidden: hidden.with(i, next) })}
            />
          ))}
          <Segmented
            label={t(text.activation)}
            options={ACTIVATIONS}
            value={design.activation}
            onChange={(activation) => setDesign({ ...design, activation })}
          />
          <Slider
            label={t(text.dropoutRate)}
            value={dropout}
            min={0}
            max={0.9}
            step={0.05}
            format={(p) => p.toFixed(2)}
            onChange={(p) => setDesign({ ...design, dropout: p })}
          />
          <div class="row">
            <Segmented
              label={t(text.mode)}
              options={modes}
              value={training ? 'training' : 'evaluation'}
              onChange={(mode) => setTraining(mode === 'training')}
            />
            <Button size="small" isDisabled={!training || dropout === 0} onClick={() => setStep(step + 1)}>
              {t(text.nextStep)}
            </Button>
          </div>
        </div>
        <div class="network-picture">
          <NetworkDiagram network={network} silenced={off} />
          <p class="note">{t(text.wires)}</p>
          <dl class="readout" aria-live="polite">
            <div>
              <dt>{t(text.parameters)}</dt>
              <dd>{network.parameterCount.toLocaleString('en-US')}</dd>
            </div>
            <div>
              <dt>{t(text.silencedNow)}</dt>
              <dd>
                {offCount} / {hidden.reduce((sum, width) => sum + width, 0)}
              </dd>
            </div>
          </dl>
          <button type="button" class="button small" onClick={() => setDesign(LESSON_DESIGN)}>
            {t(text.lessonAgain)}
          </button>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="printout" tabIndex={0} aria-label={t(text.printout)}>
        <pre>{network.toString()}</pre>
      </section>
    </Playground>
  )
}
