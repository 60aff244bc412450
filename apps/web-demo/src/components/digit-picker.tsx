import type { Dataset } from 'oneloop'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { PixelGrid } from './pixel-grid.tsx'

interface DigitPickerProps {
  readonly label: string
  readonly digits: Dataset
  /** Which images to offer. */
  readonly offered: readonly number[]
  readonly value: number
  /** How one of them reads to those who don't see it. */
  readonly describe: (image: number, label: number) => string
  readonly onChange: (image: number) => void
}

/** Small images to choose one from: a radio group, so one stop of the Tab key, and arrows within. */
export function DigitPicker({ label, digits, offered, value, describe, onChange }: DigitPickerProps): JSX.Element {
  const name = useId()
  return (
    <div class="digit-picker" role="radiogroup" aria-label={label}>
      {offered.map((image) => (
        <label key={image}>
          <input
            class="visually-hidden"
            type="radio"
            name={name}
            checked={image === value}
            aria-label={describe(image, digits.labels[image]!)}
            onChange={() => onChange(image)}
          />
          <PixelGrid values={digits.image(image)} columns={digits.columns} palette="grey" max={255} />
          <span aria-hidden="true">{digits.labels[image]}</span>
        </label>
      ))}
    </div>
  )
}
