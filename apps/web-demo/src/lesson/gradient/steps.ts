import { formatNumber } from '../../components/number-format.ts'
import type { text } from './text.ts'
import { forwardByHand, gradientsByHand, type Neuron } from './worked-example.ts'

export interface WorkedStep {
  readonly name: keyof typeof text.steps
  /** The formula with letters, then with the numbers of now. */
  readonly formula: string
  readonly numbers: string
}

/** How many of the steps go forward; the rest go back. */
export const FORWARD_STEPS = 4

/** The example as a teacher writes it on the board: four steps forward, four back. */
export function workedSteps(neuron: Neuron): WorkedStep[] {
  const { product, y, error, loss } = forwardByHand(neuron)
  const { dy, dw } = gradientsByHand(neuron)
  const [p, q, e, l, d] = [product, y, error, loss, dy].map((number) => formatNumber(number)) as Five
  const [x, w, b, t] = [neuron.x, neuron.w, neuron.b, neuron.t].map(inBrackets) as Four
  return [
    { name: 'product', formula: 'p = w · x', numbers: `${w} · ${x} = ${p}` },
    { name: 'y', formula: 'y = p + b', numbers: `${p} + ${b} = ${q}` },
    { name: 'error', formula: 'e = y − t', numbers: `${q} − ${t} = ${e}` },
    { name: 'loss', formula: 'L = e²', numbers: `${inBrackets(error)}² = ${l}` },
    { name: 'dError', formula: 'dL/de = 2e', numbers: `2 · ${inBrackets(error)} = ${d}` },
    { name: 'dY', formula: 'dL/dy = dL/de · 1', numbers: d },
    { name: 'dB', formula: 'dL/db = dL/dy · 1', numbers: d },
    { name: 'dW', formula: 'dL/dw = dL/dy · x', numbers: `${inBrackets(dy)} · ${x} = ${formatNumber(dw)}` },
  ]
}

type Five = [string, string, string, string, string]
type Four = [string, string, string, string]

/** A negative number after an operator is written in brackets. */
function inBrackets(number: number): string {
  const text = formatNumber(number)
  return text.startsWith('−') ? `(${text})` : text
}
