import { type Batch, type Engine, type NamedArrays, NO_TOTALS, OneloopError, optimizerSlots } from '@oneloop/core'
import { addToTotals, disposableEngine } from '@oneloop/core/engine'
import { PANEL } from './abi/constants.ts'
import { type StepKind, stepNumbers } from './abi/numbers.ts'
import { recordAt } from './abi/record.ts'
import { JOB, RESULT } from './abi/records.ts'
import { adamCorrections } from './adam-corrections.ts'
import { createGatherer } from './gather.ts'
import { readArrays, writeArrays } from './named-arrays.ts'
import type { Session } from './session.ts'

/** The most rows of a task: their activations stay in the second-level cache. */
const TASK_ROWS = 64

/** The engine that works in a session. */
export function createEngineIn(session: Session): Engine {
  const { program, arena, memory, kernels, pool } = session
  const { optimizer, loss, maxBatchSize, seed } = program
  const classWeights = loss.kind === 'crossEntropy' ? loss.classWeights : null
  const classes = program.layers.at(-1)!.out
  const gatherer = createGatherer(memory, arena, maxBatchSize)
  const job = recordAt(memory, arena.job, JOB)
  const result = recordAt(memory, arena.result, RESULT)
  const slots = optimizerSlots[optimizer.kind]
  let totals = NO_TOTALS
  let step = 0
  writeArrays(memory, arena, 0, program.parameters)
  kernels.prepare(arena.plan)

  const proceed = () => kernels.proceed(arena.plan, arena.job, arena.control) !== 0
  const settled = () => kernels.settle(arena.plan, arena.job, arena.control) !== 0

  /** Waits until nothing is left of the last training step. */
  const settle = () => {
    pool.check()
    return pool.finish(settled(), settled)
  }

  /** Sends rows `from … to − 1` of a batch through the kernels. */
  function run(kind: StepKind, batch: Batch, from: number, to: number, learningRate: number): void | Promise<void> {
    pool.check()
    // The workers may still be at the last step's weights. Until they are done the job is theirs; the rows' place is not.
    gatherer.features(batch, from, to)
    const inverseCount = 1 / divisorOf(kind, batch, from, to)
    const settling = settle()
    const start = () => launch(kind, batch, to - from, inverseCount, learningRate)
    return settling === undefined ? start() : settling.then(start)
  }

  function launch(
    kind: StepKind,
    batch: Batch,
    rows: number,
    inverseCount: number,
    learningRate: number,
  ): void | Promise<void> {
    job.write({
      batch: rows,
      rowsPerTask: Math.min(TASK_ROWS, share(rows, pool.threads)),
      floats: batch.features instanceof Float32Array ? 1 : 0,
      scale: batch.scale,
      offset: batch.offset,
      inverseCount,
      learningRate,
      ...adamCorrections(optimizer, learningRate, step + 1),
      seed,
      step,
    })
    const done = kernels.start(arena.plan, arena.job, arena.control, stepNumbers[kind]) !== 0
    return pool.finish(done, proceed)
  }

  let divisor = 1
  /** Writes the rows' labels into the memory. Returns what the sum of the rows' losses is divided by. */
  function divisorOf(kind: StepKind, batch: Batch, from: number, to: number): number {
    if (kind === 'predict') return 1
    const weight = gatherer.labels(batch, from, to, classWeights)
    divisor = loss.kind === 'crossEntropy' ? weight : weight * classes
    return divisor
  }

  function count(rows: number): void {
    totals = addToTotals(totals, {
      loss: result.read('lossSum') / divisor,
      correct: result.read('correct'),
      count: rows,
    })
  }

  function checkSize(batch: Batch): number {
    const size = batch.indices.length
    if (size >= 1 && size <= maxBatchSize) return size
    throw new OneloopError(`a batch has ${size} rows, the engine was made for 1 … ${maxBatchSize}`, {
      code: 'BATCH_TOO_LARGE',
    })
  }

  return disposableEngine({
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
      pool.check()
      return totals
    },
    resetTotals() {
      pool.check()
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
    dispose: () => pool.dispose(),
  })
}

/** How many rows a task has so that each thread takes one task, in whole tiles of 4. */
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
