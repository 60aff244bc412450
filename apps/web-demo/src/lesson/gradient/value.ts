/** A number that remembers which numbers it was made from, so that gradients can flow back along the way it came. */
export interface Value {
  readonly data: number
  /** d(result)/d(this), filled in by `backward`. */
  grad: number
  readonly inputs: readonly Value[]
  /** Hands this value's gradient on to its inputs: the local derivative times `grad`. */
  readonly passBack: () => void
}

/** A number that nothing was computed from: an input, a target or a parameter. */
export const value = (data: number): Value => from(data, [], () => {})

/** a + b; both inputs get the gradient as it is. */
export const add = (a: Value, b: Value): Value =>
  from(a.data + b.data, [a, b], (grad) => {
    a.grad += grad
    b.grad += grad
  })

/** a − b; b gets the gradient with its sign turned. */
export const subtract = (a: Value, b: Value): Value =>
  from(a.data - b.data, [a, b], (grad) => {
    a.grad += grad
    b.grad -= grad
  })

/** a · b; each input gets the gradient times the other input. */
export const multiply = (a: Value, b: Value): Value =>
  from(a.data * b.data, [a, b], (grad) => {
    a.grad += b.data * grad
    b.grad += a.data * grad
  })

/** a²; the slope of a² is 2a. */
export const square = (a: Value): Value =>
  from(a.data * a.data, [a], (grad) => {
    a.grad += 2 * a.data * grad
  })

/** Automatic differentiation: fills in `grad` of everything that `result` was made from, last made first. */
export function backward(result: Value): void {
  const order = inOrderMade(result)
  for (const node of order) node.grad = 0
  result.grad = 1
  for (const node of order.reverse()) node.passBack()
}

function inOrderMade(node: Value, made = new Set<Value>()): Value[] {
  if (!made.has(node)) {
    for (const input of node.inputs) inOrderMade(input, made)
    made.add(node)
  }
  return [...made]
}

function from(data: number, inputs: readonly Value[], passBack: (grad: number) => void): Value {
  const node: Value = { data, grad: 0, inputs, passBack: () => passBack(node.grad) }
  return node
}
