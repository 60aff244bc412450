/** The code that uses a saved network, complete, for each place where it may be used. */
export interface Usage {
  readonly node: string
  readonly page: string
  readonly python: string
}
