import type { Batch, InputRows, NamedArrays } from '@oneloop/core'
import { type Engine, NO_TOTALS, OneloopError, optimizerSlots } from '@oneloop/core'
import { addToTotals } from '@oneloop/core/engine'
import { adamCorrections } from './adam-corrections.ts'
import { PANEL } from './arena.ts'
import { createGatherer } from './gather.ts'
import { jobAt } from './job.ts'
import { readArrays, writeArrays } from './named-arrays.ts'
import type { Session } from './session.ts'
import { type StepKind, steps } from './step-kind.ts'

/** Rows of a task at most: their activations stay in the second-level cache. */
const TASK_ROWS = 64

/** An engine over a session: what the loop sees. */
export function createEngineIn(session: Session): Engine {
  const { program, arena, memory, kernels, crew } = session
  const { optimizer, loss, maxBatchSize, seed } = program
  const classWeights = loss.kind === 'crossEntropy' ? loss.classWeights : null
  const classes = program.layers.at(-1)!.out
  const gatherer = createGatherer(memory, arena, maxBatchSize)
  const job = jobAt(memory, arena.job)
  const slots = optimizerSlots[optimizer.kind]
  let totals = NO_TOTALS
  let step = 0
  writeArrays(memory, arena, 0, program.parameters)
  kernels.prepare(arena.plan)

  const { plan, job: jobPlace, control } = arena
  const proceed = () => kernels.proceed(plan, jobPlace, control) !== 0
  const settled = () => kernels.settle(plan, jobPlace, control) !== 0

  /** Waits until nothing is left of the last training step. */
  const settle = () => {
    crew.check()
    return crew.finish(settled(), settled)
  }

  /** Sends rows `from … to − 1` of a batch through the kernels. */
  function run(kind: StepKind, batch: InputRows, from: number, to: number, learningRate: number): void | Promise<void> {
    crew.check()
    // The workers may still be at the last step's weights: until then the job is theirs, the batch's place is not.
    gatherer.features(batch, from, to)
    const inverseCount = 1 / divisorOf(kind, batch, from, to)
    const settling = settle()
    const start = () => launch(kind, batch, to - from, inverseCount, learningRate)
    return settling === undefined ? start() : settling.then(start)
  }

  function launch(
    kind: StepKind,
    batch: InputRows,
    rows: number,
    inverseCount: number,
    learningRate: number,
  ): void | Promise<void> {
    job.write({
      rows,
      rowsPerTask: Math.min(TASK_ROWS, share(rows, crew.threads)),
      floats: batch.features instanceof Float32Array,
      scale: batch.scale,
      offset: batch.offset,
      inverseCount,
      learningRate,
      ...adamCorrections(optimizer, learningRate, step + 1),
      seed,
      step,
    })
    return crew.finish(kernels.start(plan, jobPlace, control, steps[kind]) !== 0, proceed)
  }

  let divisor = 1
  /** What the loss over the rows is divided by; stages their labels. */
  function divisorOf(kind: StepKind, batch: InputRows, from: number, to: number): number {
    if (kind === 'predict') return 1
    const weight = gatherer.labels(batch as Batch, from, to, classWeights)
    divisor = loss.kind === 'crossEntropy' ? weight : weight * classes
    return divisor
  }

  function count(rows: number): void {
    totals = addToTotals(totals, { loss: job.lossSum / divisor, correct: job.correct, count: rows, weight: rows })
  }

  function checkSize(batch: Batch): number {
    const size = batch.indices.length
    if (size >= 1 && size <= maxBatchSize) return size
    throw new OneloopError(`a batch has ${size} rows, the engine was made for 1 … ${maxBatchSize}`, {
      code: 'BATCH_TOO_LARGE',
    })
  }

  const engine: Engine = {
    device: session.device,
    trainStep(batch, learningRate) {
      const size = checkSize(batch)
      const done = () => {
        step++
        count(size)
      }
      const running = run('train', batch, 0, size, learningRate)
      return running === undefined ? done() : running.then(done)
    },
    evaluateStep(batch) {
      const size = checkSize(batch)
      const running = run('evaluate', batch, 0, size, 0)
      return running === undefined ? count(size) : running.then(() => count(size))
    },
    async readTotals() {
      crew.check()
      return totals
    },
    resetTotals() {
      crew.check()
      totals = NO_TOTALS
    },
    async predict(batch) {
      const size = batch.indices.length
      const logits = new Float32Array(size * classes)
      for (let from = 0; from < size || from === 0; from += maxBatchSize) {
        const to = Math.min(size, from + maxBatchSize)
        await run('predict', batch, from, to, 0)
        copyLogits(session, logits.subarray(from * classes, to * classes))
      }
      return logits
    },
    async gradients(batch) {
      await run('gradient', batch, 0, checkSize(batch), 0)
      return readArrays(memory, arena, arena.gradientDelta)
    },
    async readState() {
      await settle()
      const memories: Record<string, NamedArrays> = {}
      slots.forEach((slot, i) => {
        memories[slot] = readArrays(memory, arena, arena.slotDeltas[i]!)
      })
      return { parameters: readArrays(memory, arena, 0), slots: memories, step, totals }
    },
    async writeState(state) {
      await settle()
      writeArrays(memory, arena, 0, state.parameters)
      slots.forEach((slot, i) => {
        writeArrays(memory, arena, arena.slotDeltas[i]!, state.slots[slot] ?? {})
      })
      kernels.prepare(arena.plan)
      step = state.step
      totals = state.totals
    },
    dispose: () => crew.dispose(),
  }
  return engine
}

/** Rows of a task such that each thread takes one, in whole tiles of 4. */
const share = (rows: number, threads: number) => Math.ceil(rows / threads / 4) * 4

function copyLogits({ memory, arena }: Session, to: Float32Array): void {
  const { output, layer, outPanels } = arena.layers.at(-1)!
  const panels = new Float32Array(memory.buffer, output, (outPanels * arena.panelBytes) / 4)
  const rows = to.length / layer.out
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < layer.out; c++) {
      to[row * layer.out + c] = panels[(Math.floor(c / PANEL) * arena.panelBytes) / 4 + row * PANEL + (c % PANEL)]!
    }
  }
}
