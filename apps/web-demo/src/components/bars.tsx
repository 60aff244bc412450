import type { JSX } from 'preact'
import './bars.css'

export interface Bar {
  readonly name: string
  /** Of the longest bar, 0–1. */
  readonly share: number
  /** What stands at its end. */
  readonly figure: string
}

interface BarsProps {
  readonly bars: readonly Bar[]
  readonly label: string
}

/** Names with a bar each. */
export function Bars({ bars, label }: BarsProps): JSX.Element {
  return (
    <ul class="bars" aria-label={label}>
      {bars.map(({ name, share, figure }) => (
        <li key={name}>
          <span class="name">{name}</span>
          <span class="track" aria-hidden="true">
            <span class="bar" style={{ transform: `scaleX(${Math.min(1, Math.max(0, share))})` }} />
          </span>
          <span class="worth">{figure}</span>
        </li>
      ))}
    </ul>
  )
}
