import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import type { StepFacts } from '../../training/protocol.ts'
import { moments, text } from './text.ts'

interface FlowProps {
  readonly facts: StepFacts | null
  /** Moments of this step that have happened. */
  readonly shown: number
  readonly isFree: boolean
}

/** The flow figure: six moments, lit as they happen, each with what came of it. */
export function Flow({ facts, shown, isFree }: FlowProps): JSX.Element {
  const t = useText()
  return (
    <ol class="flow" aria-label={t(text.flow)}>
      {moments.map(({ id, name, does }, i) => (
        <li key={id} class={stateOf(i, shown, isFree)} aria-current={i === shown - 1 && !isFree ? 'step' : undefined}>
          <span class="flow-name">{t(name)}</span>
          <span class="flow-does">{t(does)}</span>
          <span class="flow-value">{facts !== null && i < shown ? valueText(id, facts) : ' '}</span>
        </li>
      ))}
    </ol>
  )
}

function stateOf(i: number, shown: number, isFree: boolean): string {
  if (i >= shown) return ''
  return isFree || i === shown - 1 ? 'lit' : 'done'
}

function valueText(id: string, facts: StepFacts): string {
  const { labels, predictions, loss, gradientNorms, moved, runningLoss } = facts
  switch (id) {
    case 'batch':
      return `${labels.length} × 784`
    case 'forward':
      return `${predictions.filter((digit, i) => digit === labels[i]).length} / ${labels.length} ✓`
    case 'loss':
      return loss.toFixed(4)
    case 'backward':
      return `‖g‖ = ${Math.hypot(...Object.values(gradientNorms)).toFixed(3)}`
    case 'update':
      return `‖Δw‖ = ${moved.toFixed(3)}`
    default:
      return `Σ/n = ${runningLoss.toFixed(4)}`
  }
}
