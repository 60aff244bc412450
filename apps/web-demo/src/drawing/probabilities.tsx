import type { JSX } from 'preact'

interface ProbabilitiesProps {
  /** `[10]`; null while there is nothing to say. */
  readonly values: ArrayLike<number> | null
  /** The digit to stand out. */
  readonly best: number | null
  readonly label: string
}

const NONE = new Float32Array(10)

/** One bar a digit, moving as the stroke grows. */
export function Probabilities({ values, best, label }: ProbabilitiesProps): JSX.Element {
  return (
    <ul class="probabilities" aria-label={label}>
      {Array.from(values ?? NONE, (value, digit) => (
        <li key={digit} class={digit === best ? 'best' : ''}>
          <span class="digit">{digit}</span>
          <span class="track" aria-hidden="true">
            <span class="bar" style={{ transform: `scaleX(${value})` }} />
          </span>
          <span class="percent">{values === null ? '' : `${(value * 100).toFixed(0)}%`}</span>
        </li>
      ))}
    </ul>
  )
}
