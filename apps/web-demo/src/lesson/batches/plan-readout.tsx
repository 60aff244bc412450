import type { JSX } from 'preact'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { planEpoch } from './epoch-plan.ts'
import { text } from './text.ts'

const TRAINING_IMAGES = 60_000
const EPOCHS = 5

/** The sum that everyone should do once: 60,000 ÷ 64. */
export function PlanReadout({ batchSize }: { readonly batchSize: number }): JSX.Element {
  const t = useText()
  const { steps, quotient, lastBatch } = planEpoch(TRAINING_IMAGES, batchSize)
  const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 })
  return (
    <div class="plan">
      <p class="note">{t(text.plan)}</p>
      <dl class="readout" aria-live="polite">
        <div>
          <dt>{t(text.perEpoch)}</dt>
          <dd>
            <span class="math-small">
              {number(TRAINING_IMAGES)} ÷ {batchSize} = {number(quotient)} →
            </span>{' '}
            {number(steps)}
          </dd>
        </div>
        <div>
          <dt>{t(text.last)}</dt>
          <dd>{fill(t(text.images), { n: lastBatch })}</dd>
        </div>
        <div>
          <dt>{t(text.fiveEpochs)}</dt>
          <dd>{fill(t(text.updates), { n: EPOCHS * steps })}</dd>
        </div>
      </dl>
    </div>
  )
}
