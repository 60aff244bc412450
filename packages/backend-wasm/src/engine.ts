import { type Batch, type Engine, type InputRows, type NamedArrays, NO_TOTALS, optimizerSlots } from '@oneloop/core'
import { addToTotals, checkedEngine } from '@oneloop/core/engine'
import { PANEL } from './abi/constants.ts'
import { type StepKind, stepNumbers } from './abi/numbers.ts'
import { recordAt } from './abi/record.ts'
import { JOB, RESULT } from './abi/records.ts'
import { adamCorrections } from './adam-corrections.ts'
import { createGatherer, type RowSums } from './gather.ts'
import { readArrays, writeArrays } from './named-arrays.ts'
import type { Session } from './session.ts'

/** The most rows of a task: their activations stay in the second-level cache. */
const TASK_ROWS = 64

/** The engine that works in a session. */
export function createEngineIn(session: Session): Engine {
  const { program, arena, memory, kernels, pool } = session
  const { optimizer, maxBatchSize, seed } = program
  const outputs = program.layers.at(-1)!.out
  const gatherer = createGatherer(memory, arena, program)
  const job = recordAt(memory, arena.job, JOB)
  const result = recordAt(memory, arena.result, RESULT)
  const slots = optimizerSlots[optimizer.kind]
  let totals = NO_TOTALS
  let step = 0
  /** The sums of the last batch. */
  let sums: RowSums = { divisor: 1, weight: 0 }
  writeArrays(memory, arena, 0, program.parameters)
  kernels.prepare(arena.plan)

  const proceed = () => kernels.proceed(arena.plan, arena.job, arena.control) !== 0
  const settle = () => kernels.settle(arena.plan, arena.job, arena.control) !== 0

  /** Waits until nothing is left of the last training step, and then goes on. */
  function settled(next: () => void | Promise<void>): void | Promise<void> {
    pool.check()
    return then(pool.finish(settle(), settle), next)
  }

  /** Copies rows `from … to − 1` into the memory and sends them through the network. */
  function predictRows(rows: InputRows, from: number, to: number): void | Promise<void> {
    pool.check()
    gatherer.features(rows, from, to)
    return settled(() => launch('predict', rows, to - from, 1, 0))
  }

  /** Copies a batch into the memory and sends it through the network and the loss. */
  function runBatch(kind: StepKind, batch: Batch, learningRate: number): void | Promise<void> {
    pool.check()
    const size = batch.indices.length
    // The workers may still be at the last step's weights. Until they are done the job is theirs; the rows' place is not.
    gatherer.features(batch, 0, size)
    sums = gatherer.targets(batch, 0, size)
    return settled(() => launch(kind, batch, size, 1 / sums.divisor, learningRate))
  }

  function launch(
    kind: StepKind,
    rows: InputRows,
    size: number,
    inverseDivisor: number,
    learningRate: number,
  ): void | Promise<void> {
    job.write({
      batch: size,
      rowsPerTask: Math.min(TASK_ROWS, share(size, pool.threads)),
      floats: rows.features instanceof Float32Array ? 1 : 0,
      scale: rows.scale,
      offset: rows.offset,
      inverseDivisor,
      learningRate,
      ...adamCorrections(optimizer, learningRate, step + 1),
      seed,
      step,
    })
    const done = kernels.start(arena.plan, arena.job, arena.control, stepNumbers[kind]) !== 0
    return pool.finish(done, proceed)
  }

  function count(rows: number): void {
    totals = addToTotals(totals, {
      loss: result.read('lossSum') / sums.divisor,
      count: rows,
      weight: sums.weight,
      correct: result.read('correct'),
      absoluteError: result.read('absoluteError'),
      squaredError: result.read('squaredError'),
    })
  }

  return checkedEngine(program, {
    device: session.device,
    trainStep(batch, learningRate) {
      return then(runBatch('train', batch, learningRate), () => {
        step++
        count(batch.indices.length)
      })
    },
    evaluateStep(batch) {
      return then(runBatch('evaluate', batch, 0), () => count(batch.indices.length))
    },
    async readTotals() {
      pool.check()
      return totals
    },
    resetTotals() {
      pool.check()
      totals = NO_TOTALS
    },
    async predict(rows) {
      const size = rows.indices.length
      const predictions = new Float32Array(size * outputs)
      for (let from = 0; from < size; from += maxBatchSize) {
        const to = Math.min(size, from + maxBatchSize)
        await predictRows(rows, from, to)
        copyOutputs(session, predictions.subarray(from * outputs, to * outputs))
      }
      return predictions
    },
    async gradients(batch) {
      await runBatch('gradient', batch, 0)
      return readArrays(memory, arena, arena.gradientDelta)
    },
    async readState() {
      await settled(() => {})
      const memories: Record<string, NamedArrays> = {}
      slots.forEach((slot, i) => {
        memories[slot] = readArrays(memory, arena, arena.slotDeltas[i]!)
      })
      return { parameters: readArrays(memory, arena, 0), slots: memories, step, totals }
    },
    async writeState(state) {
      await settled(() => {})
      writeArrays(memory, arena, 0, state.parameters)
      slots.forEach((slot, i) => {
        writeArrays(memory, arena, arena.slotDeltas[i]!, state.slots[slot] ?? {})
      })
      kernels.prepare(arena.plan)
      step = state.step
      totals = state.totals
    },
    dispose: () => pool.dispose(),
  })
}

/** Goes on at once where there is nothing to wait for: a promise costs more than a small network's step. */
const then = (wait: void | Promise<void>, next: () => void | Promise<void>): void | Promise<void> =>
  wait === undefined ? next() : wait.then(next)

/** How many rows a task has so that each thread takes one task, in whole tiles of 4. */
const share = (rows: number, threads: number) => Math.ceil(rows / threads / 4) * 4

function copyOutputs({ memory, arena }: Session, to: Float32Array): void {
  const { output, layer, outPanels } = arena.layers.at(-1)!
  const panels = new Float32Array(memory.buffer, output, (outPanels * arena.panelBytes) / 4)
  const rows = to.length / layer.out
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < layer.out; c++) {
      to[row * layer.out + c] = panels[(Math.floor(c / PANEL) * arena.panelBytes) / 4 + row * PANEL + (c % PANEL)]!
    }
  }
}
