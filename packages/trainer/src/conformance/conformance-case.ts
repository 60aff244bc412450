/** One thing that an engine must do. `run` rejects, saying what is off, when it does not. */
export interface ConformanceCase {
  readonly name: string
  run(): Promise<void>
}
