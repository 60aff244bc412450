import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

interface SegmentedProps<T> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A choice of one among a few, all in sight: a radio group. */
export function Segmented<T extends string | number>({
  label,
  options,
  value,
  onChange,
}: SegmentedProps<T>): JSX.Element {
  const name = useId()
  return (
    <div class="field">
      <span id={`${name}-label`} class="field-label">
        {label}
      </span>
      <div class="segmented wrap" role="radiogroup" aria-labelledby={`${name}-label`}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              class="visually-hidden"
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
