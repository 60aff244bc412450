import type { Mlp } from 'oneloop'
import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import { type Column, columns, type Dot } from './diagram.ts'
import { text } from './text.ts'

const SIZE = { width: 520, height: 300 }
const MARGIN = { side: 36, top: 8, bottom: 42 }
const MOST_DOTS = 11
const SIGNS = ['positive', 'negative'] as const

interface NetworkDiagramProps {
  readonly network: Mlp
  /** Of each hidden layer, which neurons are silenced. */
  readonly silenced: readonly (readonly boolean[])[]
}

/**
 * The layers as columns of dots, joined by lines in the colour of the weight's sign; a silenced neuron is hollow and
 * joined to nothing.
 */
export function NetworkDiagram({ network, silenced }: NetworkDiagramProps): JSX.Element {
  const t = useText()
  const { widths } = network
  const layers = columns(widths, SIZE, MOST_DOTS)
  const isOff = (layer: number, dot: Dot) => silenced[layer - 1]?.[dot.index] === true
  return (
    <svg
      class="network-diagram"
      viewBox={`${-MARGIN.side} ${-MARGIN.top} ${SIZE.width + 2 * MARGIN.side} ${SIZE.height + MARGIN.top + MARGIN.bottom}`}
      role="img"
      aria-label={`${t(text.diagram)}: ${widths.join(' → ')}`}
    >
      {network.layers.flatMap(({ name }, i) =>
        SIGNS.map((sign) => (
          <path
            key={`${name} ${sign}`}
            class={sign}
            d={wires(layers[i]!, layers[i + 1]!, (from, to) => {
              const weight = network.parameters[`${name}.weight`]![to.index * widths[i]! + from.index]!
              return weight > 0 === (sign === 'positive') && !isOff(i, from) && !isOff(i + 1, to)
            })}
          />
        )),
      )}
      {layers.map((column, layer) => (
        <g key={`layer-${layer}`}>
          {column.dots.map((dot) => (
            <circle key={dot.index} cx={dot.x} cy={dot.y} r="6.5" class={isOff(layer, dot) ? 'off' : ''} />
          ))}
          {column.hidden > 0 && (
            <text x={column.dots[0]!.x} y={column.gapY + 6} class="gap">
              ⋮
            </text>
          )}
          <text x={column.dots[0]!.x} y={SIZE.height + 30}>
            {column.width}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The lines between two layers that are `drawn`, as one path. */
function wires(from: Column, to: Column, drawn: (from: Dot, to: Dot) => boolean): string {
  return from.dots
    .flatMap((a) => to.dots.flatMap((b) => (drawn(a, b) ? [`M${a.x} ${a.y.toFixed(1)}L${b.x} ${b.y.toFixed(1)}`] : [])))
    .join('')
}
