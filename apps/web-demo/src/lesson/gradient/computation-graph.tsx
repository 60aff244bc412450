import type { JSX } from 'preact'
import { formatNumber } from '../../components/number-format.ts'
import { useText } from '../../i18n/language.ts'
import { text } from './text.ts'
import type { Value } from './value.ts'
import type { NodeName } from './worked-example.ts'

interface Place {
  readonly x: number
  readonly y: number
  readonly name: string
  /** After which step the value is known, and after which the gradient; never for the input and the target. */
  readonly valueAt: number
  readonly gradientAt: number
}

const NEVER = Number.POSITIVE_INFINITY
const PLACES: Record<NodeName, Place> = {
  w: { x: 66, y: 46, name: 'w', valueAt: 0, gradientAt: 8 },
  x: { x: 204, y: 46, name: 'x', valueAt: 0, gradientAt: NEVER },
  product: { x: 135, y: 158, name: 'p = w·x', valueAt: 1, gradientAt: 7 },
  b: { x: 273, y: 158, name: 'b', valueAt: 0, gradientAt: 7 },
  y: { x: 204, y: 270, name: 'y = p + b', valueAt: 2, gradientAt: 6 },
  t: { x: 342, y: 270, name: 't', valueAt: 0, gradientAt: NEVER },
  error: { x: 273, y: 382, name: 'e = y − t', valueAt: 3, gradientAt: 5 },
  loss: { x: 273, y: 494, name: 'L = e²', valueAt: 4, gradientAt: 5 },
}

const EDGES: readonly (readonly [from: NodeName, to: NodeName])[] = [
  ['w', 'product'],
  ['x', 'product'],
  ['product', 'y'],
  ['b', 'y'],
  ['y', 'error'],
  ['t', 'error'],
  ['error', 'loss'],
]

const WIDTH = 126
const HEIGHT = 76

/** The worked example as a graph: values appear on the way forward, gradients on the way back. */
export function ComputationGraph({
  nodes,
  step,
}: {
  readonly nodes: Record<NodeName, Value>
  readonly step: number
}): JSX.Element {
  const t = useText()
  return (
    <svg class="computation" viewBox="0 0 410 540" role="img" aria-label={t(text.graph)}>
      {EDGES.map(([from, to]) => {
        const [a, b] = [PLACES[from], PLACES[to]]
        const back = step >= a.gradientAt
        return (
          <g key={`${from}-${to}`} class={`edge${step >= b.valueAt ? ' done' : ''}${back ? ' back' : ''}`}>
            <line x1={a.x} y1={a.y + HEIGHT / 2} x2={b.x} y2={b.y - HEIGHT / 2} />
            <Arrow from={back ? b : a} to={back ? a : b} up={back} />
          </g>
        )
      })}
      {(Object.keys(PLACES) as NodeName[]).map((name) => {
        const place = PLACES[name]
        const current = step > 0 && (place.valueAt === step || place.gradientAt === step)
        return (
          <g
            key={name}
            class={`node${current ? ' current' : ''}`}
            transform={`translate(${place.x - WIDTH / 2} ${place.y - HEIGHT / 2})`}
          >
            <rect width={WIDTH} height={HEIGHT} rx="10" />
            <text x="10" y="22">
              {place.name}
            </text>
            <text x="10" y="44" class="value">
              {step >= place.valueAt ? formatNumber(nodes[name].data) : ''}
            </text>
            <text x="10" y="66" class="gradient">
              {step >= place.gradientAt ? `∇ ${formatNumber(nodes[name].grad)}` : ''}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The head of an arrow, in the middle of the way. */
function Arrow({ from, to, up }: { readonly from: Place; readonly to: Place; readonly up: boolean }): JSX.Element {
  const sign = up ? -1 : 1
  const [dx, dy] = [to.x - from.x, to.y - from.y - sign * HEIGHT]
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI
  return (
    <path
      d="M-5 -5 L4 0 L-5 5 Z"
      transform={`translate(${(from.x + to.x) / 2} ${(from.y + to.y) / 2}) rotate(${angle})`}
    />
  )
}
