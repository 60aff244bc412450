/** How wide the uniform distribution is that a layer is drawn from, by its fan-in and fan-out. */
export interface Initializer {
  /** Half-width of the uniform distribution that the weights `[out, in]` are drawn from. */
  readonly weightBound: (fanIn: number, fanOut: number) => number
  /** The same for the bias `[out]`; 0 gives zeros. */
  readonly biasBound: (fanIn: number, fanOut: number) => number
}
