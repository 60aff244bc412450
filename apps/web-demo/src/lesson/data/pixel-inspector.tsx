import type { JSX, TargetedPointerEvent } from 'preact'
import { useState } from 'preact/hooks'
import { formatNumber } from '../../components/number-format.ts'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { Slider } from '../../components/slider.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import { apply } from '../../training/apply.ts'
import { type StageName, stages } from './stages.ts'
import { text } from './text.ts'

const SIDE = 28
const ORDER = ['bytes', 'unit', 'signed'] as const satisfies readonly StageName[]
const NAMES = { bytes: text.byte, unit: text.unit, signed: text.signed } as const

/** One image large, and one of its cells as the number that it is. */
export function PixelInspector({ image, label }: { readonly image: Uint8Array; readonly label: number }): JSX.Element {
  const t = useText()
  const [cell, setCell] = useState({ row: 8, column: 14 })
  const byte = image[cell.row * SIDE + cell.column]!
  const point = (event: TargetedPointerEvent<HTMLElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    setCell({ row: within((event.clientY - top) / height), column: within((event.clientX - left) / width) })
  }
  return (
    <div class="pixel-inspector">
      <div class="pixel-frame" onPointerMove={point} onPointerDown={point}>
        <PixelGrid values={image} columns={SIDE} palette="grey" max={255} label={fill(t(text.large), { label })} />
        <span
          class="pixel-cursor"
          style={{ left: `${(cell.column / SIDE) * 100}%`, top: `${(cell.row / SIDE) * 100}%` }}
        />
      </div>
      <div class="pixel-sliders">
        <Slider
          label={t(text.row)}
          value={cell.row}
          min={0}
          max={SIDE - 1}
          step={1}
          onChange={(row) => setCell({ ...cell, row })}
        />
        <Slider
          label={t(text.column)}
          value={cell.column}
          min={0}
          max={SIDE - 1}
          step={1}
          onChange={(column) => setCell({ ...cell, column })}
        />
      </div>
      <dl class="readout" aria-live="polite">
        {ORDER.map((stage) => (
          <div key={stage}>
            <dt>{t(NAMES[stage])}</dt>
            <dd>{stage === 'bytes' ? byte : formatNumber(apply(stages[stage].map, Uint8Array.of(byte))[0]!, 3)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function within(share: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)))
}
