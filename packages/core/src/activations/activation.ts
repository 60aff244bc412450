/** A non-linearity between layers: its value, and beside it its derivative. */
export interface Activation {
  /** f(x) */
  readonly forward: (x: number) => number
  /** f′(x), given also y = f(x), which most rules are shorter in. */
  readonly derivative: (x: number, y: number) => number
}
