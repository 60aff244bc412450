import type { JSX } from 'preact'
import { formatNumber } from '../../components/number-format.ts'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import type { Judgement } from './judge.ts'
import { text } from './text.ts'

interface LogitTableProps {
  readonly logits: readonly number[]
  readonly label: number
  readonly judgement: Judgement
  readonly onChange: (digit: number, logit: number) => void
}

/** A row a digit: its score to move, the probability that follows, and the gradient. */
export function LogitTable({ logits, label, judgement, onChange }: LogitTableProps): JSX.Element {
  const t = useText()
  return (
    <table class="logit-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{t(text.digit)}</span>
          </th>
          <th scope="col">{t(text.logit)}</th>
          <th scope="col">{t(text.probability)}</th>
          <th scope="col" class="numeric">
            {t(text.slope)}
          </th>
        </tr>
      </thead>
      <tbody>
        {logits.map((logit, digit) => (
          <tr key={digit} class={digit === label ? 'right-answer' : ''}>
            <th scope="row">{digit}</th>
            <td class="logit">
              <input
                type="range"
                min={-6}
                max={6}
                step={0.1}
                value={logit}
                aria-label={fill(t(text.logitOf), { digit })}
                aria-valuetext={formatNumber(logit, 1)}
                onInput={(event) => onChange(digit, event.currentTarget.valueAsNumber)}
              />
              <span class="numeric">{formatNumber(logit, 1)}</span>
            </td>
            <td class="probability">
              <meter min={0} max={1} value={judgement.probabilities[digit]} aria-hidden="true" />
              <span class="numeric">{(judgement.probabilities[digit]! * 100).toFixed(1)}%</span>
            </td>
            <td class="numeric slope">{formatNumber(judgement.gradient[digit]!, 3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
