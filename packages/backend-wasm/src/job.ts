/** What the kernels are told before a step: the class `Job` of assembly/plan.ts. */
export interface JobOrder {
  readonly rows: number
  readonly rowsPerTask: number
  readonly floats: boolean
  readonly scale: number
  readonly offset: number
  readonly inverseCount: number
  readonly learningRate: number
  readonly inverseRootCorrection2: number
  readonly stepSize: number
  readonly seed: number
  readonly step: number
}

export const JOB_BYTES = 64

/** A job's place in memory: `write` before a step, the answers after it. */
export interface Job {
  write(order: JobOrder): void
  readonly correct: number
  readonly lossSum: number
}

export function jobAt(memory: WebAssembly.Memory, at: number): Job {
  const ints = new Uint32Array(memory.buffer, at, JOB_BYTES / 4)
  const floats = new Float32Array(memory.buffer, at, JOB_BYTES / 4)
  const doubles = new Float64Array(memory.buffer, at, JOB_BYTES / 8)
  return {
    write(order) {
      ints[0] = order.rows
      ints[1] = order.rowsPerTask
      ints[2] = order.floats ? 1 : 0
      floats[3] = order.scale
      floats[4] = order.offset
      floats[5] = order.inverseCount
      floats[6] = order.learningRate
      floats[7] = order.inverseRootCorrection2
      floats[8] = order.stepSize
      ints[9] = order.seed
      ints[10] = order.step
    },
    get correct() {
      return ints[12]!
    },
    get lossSum() {
      return doubles[7]!
    },
  }
}
