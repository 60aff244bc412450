import type { JSX } from 'preact'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import type { Reading } from './cell-images.ts'
import { text } from './text.ts'

export interface ShownReading extends Reading {
  readonly pixels: Uint8Array
}

interface ReadingGridProps {
  readonly readings: readonly ShownReading[]
  /** The image that is looked into, by its index. */
  readonly chosen: number | null
  readonly onChoose: (reading: ShownReading) => void
}

/** Test images with what they were read as, each a button to look into it. */
export function ReadingGrid({ readings, chosen, onChoose }: ReadingGridProps): JSX.Element {
  const t = useText()
  return (
    <ul class="readings">
      {readings.map((reading) => {
        const { index, pixels, actual, predicted, probability } = reading
        return (
          <li key={index}>
            <button type="button" aria-pressed={index === chosen} onClick={() => onChoose(reading)}>
              <PixelGrid values={pixels} columns={28} palette="grey" max={255} />
              <span class="visually-hidden">
                {fill(t(text.reading), { actual, predicted, percent: (probability * 100).toFixed(0) })}
              </span>
              <span aria-hidden="true">
                {actual} → <strong class={actual === predicted ? '' : 'wrong'}>{predicted}</strong>
              </span>
              <small aria-hidden="true">{(probability * 100).toFixed(0)}%</small>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
