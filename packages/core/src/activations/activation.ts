/** A non-linearity between layers: its value, and beside it its derivative. */
export interface Activation {
  /** What people call it, and PyTorch's name: `'ReLU'`. */
  readonly label: string
  /** f(x) */
  readonly forward: (x: number) => number
  /** f′(x), given also y = f(x), which most rules are shorter in. */
  readonly derivative: (x: number, y: number) => number
}
