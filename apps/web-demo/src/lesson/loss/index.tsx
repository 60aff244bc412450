import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { CheckYourself } from '../../check/check-yourself.tsx'
import { CodeSample } from '../../components/code-sample.tsx'
import { Playground, Prose, Section } from '../../components/section.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useText } from '../../i18n/language.ts'
import { judge } from './judge.ts'
import { LogitTable } from './logit-table.tsx'
import './loss.css'
import { LossCurve } from './loss-curve.tsx'
import { type Preset, presetLogits } from './presets.ts'
import { questions } from './questions.ts'
import sample from './sample.ts?raw'
import { shownLoss } from './shown-loss.ts'
import { text } from './text.ts'

const DIGITS = Array.from({ length: 10 }, (_, digit) => ({ value: digit, label: String(digit) }))
const PRESETS = Object.keys(text.presets) as Preset[]
/** Large enough that one press of the button is seen. */
const STEP = 1.5

export default function LossSection(): JSX.Element {
  const t = useText()
  const [label, setLabel] = useState(3)
  const [logits, setLogits] = useState(() => presetLogits('torn', 3))
  const judgement = useMemo(() => judge(logits, label), [logits, label])
  const { probability, loss } = shownLoss(judgement.loss)
  return (
    <Section id="loss" lead={text.lead}>
      <Prose text={text.body} />
      <Playground label={text.play}>
        <div class="row">
          <Segmented label={t(text.answer)} options={DIGITS} value={label} onChange={setLabel} />
          <fieldset class="field button-group">
            <legend class="field-label">{t(text.start)}</legend>
            {PRESETS.map((preset) => (
              <button
                key={preset}
                type="button"
                class="button small"
                onClick={() => setLogits(presetLogits(preset, label))}
              >
                {t(text.presets[preset])}
              </button>
            ))}
          </fieldset>
        </div>
        <div class="columns">
          <LogitTable
            logits={logits}
            label={label}
            judgement={judgement}
            onChange={(digit, logit) => setLogits((before) => before.with(digit, logit))}
          />
          <div class="loss-side">
            <dl class="readout" aria-live="polite">
              <div>
                <dt>{t(text.given)}</dt>
                <dd>{probability}</dd>
              </div>
              <div>
                <dt>{t(text.loss)}</dt>
                <dd>
                  <span class="math-small">−ln {probability} =</span> {loss.toFixed(3)}
                </dd>
              </div>
            </dl>
            <LossCurve probability={probability} loss={loss} />
            <button
              type="button"
              class="button"
              onClick={() => setLogits((before) => before.map((logit, c) => logit - STEP * judgement.gradient[c]!))}
            >
              {t(text.descend)}
            </button>
          </div>
        </div>
      </Playground>
      <Prose text={text.descendNote} />
      <Prose text={text.clueless} />
      <CodeSample source={sample} title={text.code} />
      <CheckYourself section="loss" questions={questions} />
    </Section>
  )
}
