import type { JSX } from 'preact'

interface ProbabilitiesProps {
  /** `[10]` */
  readonly values: ArrayLike<number>
  /** The digit to stand out; none while there is nothing to say. */
  readonly best: number | null
  readonly label: string
}

/** One bar a digit, moving as the stroke grows. */
export function Probabilities({ values, best, label }: ProbabilitiesProps): JSX.Element {
  return (
    <ul class="probabilities" aria-label={label}>
      {Array.from(values, (value, digit) => (
        <li key={digit} class={digit === best ? 'best' : ''}>
          <span class="digit">{digit}</span>
          <span class="track" aria-hidden="true">
            <span class="bar" style={{ transform: `scaleX(${value})` }} />
          </span>
          <span class="percent">{(value * 100).toFixed(0)}%</span>
        </li>
      ))}
    </ul>
  )
}
