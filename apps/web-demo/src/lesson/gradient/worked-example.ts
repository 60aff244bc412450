import { add, backward, multiply, square, subtract, type Value, value } from './value.ts'

/** One neuron with one input: y = w·x + b, to be compared with the target t. */
export interface Neuron {
  readonly x: number
  readonly w: number
  readonly b: number
  readonly t: number
}

/** The example's numbers on the way forward. */
export function forwardByHand({ x, w, b, t }: Neuron) {
  const product = w * x
  const y = product + b
  const error = y - t
  return { product, y, error, loss: error * error }
}

/** The chain rule worked out on paper: dL/dy = 2(y − t), then dL/dw = dL/dy · x, dL/db = dL/dy · 1. */
export function gradientsByHand(neuron: Neuron) {
  const dy = 2 * forwardByHand(neuron).error
  return { dy, dw: dy * neuron.x, db: dy, dx: dy * neuron.w }
}

export type NodeName = 'x' | 'w' | 'b' | 't' | 'product' | 'y' | 'error' | 'loss'

/** The same by automatic differentiation: every node with its value, and its gradient filled in. */
export function graph(neuron: Neuron): Record<NodeName, Value> {
  const [x, w, b, t] = [value(neuron.x), value(neuron.w), value(neuron.b), value(neuron.t)]
  const product = multiply(w, x)
  const y = add(product, b)
  const error = subtract(y, t)
  const loss = square(error)
  backward(loss)
  return { x, w, b, t, product, y, error, loss }
}
