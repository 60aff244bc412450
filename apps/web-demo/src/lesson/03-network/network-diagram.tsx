import type { JSX } from 'preact'
import { useText } from '../../i18n/language.ts'
import { type Column, columns, type Dot } from './diagram.ts'
import { text } from './text.ts'

const SIZE = { width: 520, height: 300 }
const MARGIN = { side: 36, top: 8, bottom: 34 }
const MOST_DOTS = 11

interface NetworkDiagramProps {
  readonly widths: readonly number[]
  /** Of each hidden layer, which neurons are silenced. */
  readonly silenced: readonly (readonly boolean[])[]
}

/** The layers as columns of dots, joined by lines; a silenced neuron is hollow and joined to nothing. */
export function NetworkDiagram({ widths, silenced }: NetworkDiagramProps): JSX.Element {
  const t = useText()
  const layers = columns(widths, SIZE, MOST_DOTS)
  const isOff = (layer: number, dot: Dot) => silenced[layer - 1]?.[dot.index] === true
  return (
    <svg
      class="network-diagram"
      viewBox={`${-MARGIN.side} ${-MARGIN.top} ${SIZE.width + 2 * MARGIN.side} ${SIZE.height + MARGIN.top + MARGIN.bottom}`}
      role="img"
      aria-label={`${t(text.diagram)}: ${widths.join(' → ')}`}
    >
      {layers.slice(1).map((column, i) => (
        <path key={`wires-${i + 1}`} d={wires(layers[i]!, column, i, isOff)} />
      ))}
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
          <text x={column.dots[0]!.x} y={SIZE.height + 24}>
            {column.width}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Every line between two layers, as one path. */
function wires(from: Column, to: Column, layer: number, isOff: (layer: number, dot: Dot) => boolean): string {
  const on = (column: Column, at: number) => column.dots.filter((dot) => !isOff(at, dot))
  return on(from, layer)
    .flatMap((a) => on(to, layer + 1).map((b) => `M${a.x} ${a.y.toFixed(1)}L${b.x} ${b.y.toFixed(1)}`))
    .join('')
}
