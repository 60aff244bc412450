import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** How the value reads, `String` when left out. */
  readonly format?: (value: number) => string
  readonly onChange: (value: number) => void
}

export function Slider({ label, value, min, max, step, format = String, onChange }: SliderProps): JSX.Element {
  const id = useId()
  return (
    <div class="field slider">
      <label for={id}>{label}</label>
      <span class="slider-value" aria-hidden="true">
        {format(value)}
      </span>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}
