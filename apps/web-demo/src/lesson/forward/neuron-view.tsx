import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { columnsFor } from '../../components/grid-columns.ts'
import { formatNumber } from '../../components/number-format.ts'
import { PixelGrid } from '../../components/pixel-grid.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Slider } from '../../components/slider.tsx'
import { useText } from '../../i18n/language.ts'
import { contributions, type Network, weightsInto } from '../../training/layer-values.ts'
import { text } from './text.ts'

interface NeuronViewProps {
  readonly model: Network
  readonly values: readonly Float64Array[]
  readonly layer: number
  readonly neuron: number
  readonly onChange: (layer: number, neuron: number) => void
}

/** One neuron taken apart: its weights, what each input adds, and the sum. */
export function NeuronView({ model, values, layer, neuron, onChange }: NeuronViewProps): JSX.Element {
  const t = useText()
  const input = values[layer]!
  const { name, out } = model.layers[layer]!
  const weights = weightsInto(model, layer, neuron)
  const parts = useMemo(() => contributions(model, layer, neuron, input), [model, layer, neuron, input])
  const columns = input.length === 784 ? 28 : columnsFor(input.length)
  const numbers = [
    { name: t(text.sum), value: parts.reduce((sum, part) => sum + part, 0) },
    { name: t(text.bias), value: model.parameters[`${name}.bias`]![neuron]! },
    { name: t(text.output), value: values[layer + 1]![neuron]! },
  ]
  return (
    <div class="neuron-view">
      <div class="neuron-choice">
        <Segmented
          label={t(text.insideLayer)}
          options={model.layers.map((each, value) => ({ value, label: each.name }))}
          value={layer}
          onChange={(next) => onChange(next, Math.min(neuron, model.layers[next]!.out - 1))}
        />
        <Slider
          label={t(text.neuron)}
          value={neuron}
          min={0}
          max={out - 1}
          step={1}
          onChange={(next) => onChange(layer, next)}
        />
        <dl class="readout">
          {numbers.map((each) => (
            <div key={each.name}>
              <dt>{each.name}</dt>
              <dd>{formatNumber(each.value)}</dd>
            </div>
          ))}
        </dl>
        <p class="note">{t(text.legend)}</p>
      </div>
      <figure>
        <figcaption class="field-label">{t(text.weights)}</figcaption>
        <PixelGrid values={weights} columns={columns} palette="signed" max={largest(weights)} label={t(text.weights)} />
      </figure>
      <figure>
        <figcaption class="field-label">{t(text.contributions)}</figcaption>
        <PixelGrid
          values={parts}
          columns={columns}
          palette="signed"
          max={largest(parts)}
          label={t(text.contributions)}
        />
      </figure>
    </div>
  )
}

function largest(values: Float32Array | Float64Array): number {
  let most = 1e-9
  for (const value of values) most = Math.max(most, Math.abs(value))
  return most
}
