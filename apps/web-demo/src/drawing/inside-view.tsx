import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { columnsFor } from '../components/grid-columns.ts'
import { PixelGrid } from '../components/pixel-grid.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { layerValues } from '../training/layer-values.ts'
import type { ModelData } from '../training/model-data.ts'
import { text } from './text.ts'

interface InsideViewProps {
  readonly model: ModelData
  /** What the network sees, `[784]`; null while nothing is drawn. */
  readonly digit: Uint8Array | null
}

const BLANK = new Uint8Array(784)
/** A neuron whose output is a smaller part of its layer's largest than this counts as silent. */
const SILENT = 0.05

/** The digit that the drawing has become, and which neurons of the hidden layers respond to it. */
export function InsideView({ model, digit }: InsideViewProps): JSX.Element {
  const t = useText()
  const values = useMemo(() => layerValues(model, digit ?? BLANK), [model, digit])
  const hidden = model.layers.slice(0, -1)
  return (
    <figure class="inside-view">
      <figcaption>{t(text.inside)}</figcaption>
      <ul>
        <li class="inside-digit">
          <PixelGrid values={digit ?? BLANK} columns={28} palette="grey" max={255} label={t(text.digit)} />
          <span aria-hidden="true">28 × 28</span>
        </li>
        {hidden.map(({ name, out }, i) => {
          const outputs = digit === null ? new Float64Array(out) : values[i + 1]!
          const largest = outputs.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
          const active = outputs.filter((value) => Math.abs(value) > SILENT * largest).length
          const label = fill(t(text.layer), { name, n: out, active })
          return (
            <li key={name}>
              <PixelGrid values={outputs} columns={2 * columnsFor(out)} palette="signed" max={largest} label={label} />
              <span aria-hidden="true">
                {name}: {active}/{out}
              </span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
