import { softmax } from 'oneloop'
import type { JSX, TargetedPointerEvent } from 'preact'
import { columnsFor } from '../../components/grid-columns.ts'
import { formatNumber } from '../../components/number-format.ts'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { fill } from '../../i18n/fill.ts'
import { useText } from '../../i18n/language.ts'
import type { Network } from '../../training/layer-values.ts'
import { text } from './text.ts'

interface LayerStripProps {
  readonly model: Network
  readonly pixels: Uint8Array
  /** The input, then each layer's output. */
  readonly values: readonly Float64Array[]
  /** How many of `values` are shown yet. */
  readonly shown: number
  /** The neuron looked into. */
  readonly focus: { readonly layer: number; readonly neuron: number }
  readonly onFocus: (layer: number, neuron: number) => void
}

/** The values between the layers, from the image to the probabilities. */
export function LayerStrip({ model, pixels, values, shown, focus, onFocus }: LayerStripProps): JSX.Element {
  const t = useText()
  const hidden = model.layers.slice(0, -1)
  const logits = values.at(-1)!
  return (
    <ol class="layer-strip">
      <li>
        <span class="field-label">{fill(t(text.input), { n: pixels.length })}</span>
        <PixelGrid values={pixels} columns={Math.sqrt(pixels.length)} palette="grey" max={255} />
      </li>
      {hidden.map((layer, i) => {
        const outputs = values[i + 1]!
        const columns = columnsFor(layer.out)
        const name = fill(t(text.layerShown), { name: layer.name, n: layer.out })
        return (
          <li key={layer.name} class={shown > i + 1 ? '' : 'ahead'}>
            <span class="field-label">{fill(t(text.layer), { name: layer.name, n: layer.out })}</span>
            <div
              class="layer-outputs"
              onPointerDown={(event) => {
                const neuron = neuronAt(event, columns, layer.out)
                if (neuron < layer.out) onFocus(i, neuron)
              }}
            >
              <PixelGrid values={outputs} columns={columns} palette="signed" max={largest(outputs)} label={name} />
              {focus.layer === i && <Cursor neuron={focus.neuron} columns={columns} count={layer.out} />}
            </div>
          </li>
        )
      })}
      <li class={shown > hidden.length + 1 ? '' : 'ahead'}>
        <span class="field-label">
          {fill(t(text.layer), { name: model.layers.at(-1)!.name, n: logits.length })} · {t(text.prediction)}
        </span>
        <Scores logits={logits} />
      </li>
    </ol>
  )
}

function Cursor({
  neuron,
  columns,
  count,
}: {
  readonly neuron: number
  readonly columns: number
  readonly count: number
}): JSX.Element {
  const rows = Math.ceil(count / columns)
  return (
    <span
      class="neuron-cursor"
      style={{
        left: `${((neuron % columns) / columns) * 100}%`,
        top: `${(Math.floor(neuron / columns) / rows) * 100}%`,
        width: `${100 / columns}%`,
        height: `${100 / rows}%`,
      }}
    />
  )
}

function Scores({ logits }: { readonly logits: Float64Array }): JSX.Element {
  const t = useText()
  const probabilities = softmax(logits, logits.length)
  const best = logits.indexOf(Math.max(...logits))
  return (
    <ul class="scores">
      {Array.from(logits, (logit, digit) => (
        <li
          key={digit}
          class={digit === best ? 'best' : ''}
          aria-label={fill(t(text.probability), {
            digit,
            logit: formatNumber(logit),
            percent: (probabilities[digit]! * 100).toFixed(1),
          })}
        >
          <span>{digit}</span>
          <meter min={0} max={1} value={probabilities[digit]} aria-hidden="true" />
          <span class="numeric">{formatNumber(logit)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Which cell of a grid was pointed at. The slider of the neuron's number does the same by keyboard. */
function neuronAt(event: TargetedPointerEvent<HTMLElement>, columns: number, count: number): number {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  const rows = Math.ceil(count / columns)
  const column = Math.min(columns - 1, Math.floor(((event.clientX - left) / width) * columns))
  const row = Math.min(rows - 1, Math.floor(((event.clientY - top) / height) * rows))
  return row * columns + column
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
}
