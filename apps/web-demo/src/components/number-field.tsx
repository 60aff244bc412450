import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number | 'any'
  readonly disabled?: boolean
  /** Called with numbers inside the limits only. */
  readonly onChange: (value: number) => void
}

/** A spin button. While the words typed are no number inside the limits, it is marked invalid and the value stays. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 1,
  disabled = false,
  onChange,
}: NumberFieldProps): JSX.Element {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const accepts = (input: HTMLInputElement) => input.value !== '' && input.validity.valid
  return (
    <div class="field number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        value={draft ?? value}
        aria-invalid={draft !== undefined}
        onInput={(event) => {
          const input = event.currentTarget
          setDraft(accepts(input) ? undefined : input.value)
          if (accepts(input)) onChange(input.valueAsNumber)
        }}
        onBlur={() => setDraft(undefined)}
      />
    </div>
  )
}
