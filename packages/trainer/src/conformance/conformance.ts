import type { Backend, Batch, Engine, Program } from '@oneloop/core'
import { activationNames, adam, type Loss, lossTargets, momentum, type Optimizer, optimizers, sgd } from '@oneloop/core'
import { reference } from '../reference/reference.ts'
import { change, expectClose, expectEqual, expectNear, expectSameBits } from './compare.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { contractCases } from './contract-cases.ts'
import { type FeatureKind, rows, take, weighted } from './data.ts'
import { LOSSES } from './losses.ts'
import { makeProgram } from './make-program.ts'

/**
 * What holds every engine to the reference engine, for any test runner.
 *
 * @param options.tolerance how much further than float32 rounding an engine may be off: 1 for engines that sum in
 *   float32, more for those whose device has a coarser exp or fused operations
 *
 * @example
 * for (const { name, run } of conformanceCases(wasm())) test(name, run)
 */
export function conformanceCases(backend: Backend, options: { readonly tolerance?: number } = {}): ConformanceCase[] {
  const { tolerance = 1 } = options
  const cases: ConformanceCase[] = []
  const add = (name: string, run: () => Promise<void>) => cases.push({ name, run })
  const both = (program: Program, use: (pair: Pair) => Promise<void>) => withBoth(backend, program, use)

  for (const [lossName, loss] of Object.entries(LOSSES)) {
    const data = (count: number) => rows('dense bytes', count, 20, 5, lossTargets[loss.kind])
    for (const activation of activationNames) {
      add(`gradients: ${lossName}, ${activation}`, async () => {
        const program = makeProgram([20, 13, 7, 5], { activation }, { loss })
        await both(program, ({ engine, truth }) => sameGradients(engine, truth, data(8), tolerance))
      })
      for (const optimizer of Object.values(optimizers)) {
        const { kind } = optimizer()
        add(`one step: ${lossName}, ${kind}, ${activation}`, async () => {
          const program = makeProgram([20, 13, 7, 5], { activation }, { loss, optimizer: optimizer() })
          await both(program, (pair) => sameTraining(pair, [data(8)], 1e-3 * tolerance))
        })
      }
    }

    add(`row weights: ${lossName}`, async () => {
      await both(makeProgram([20, 13, 5], {}, { loss }), async (pair) => {
        const batch = weighted(data(24))
        await sameGradients(pair.engine, pair.truth, take(batch, 3, 11), tolerance)
        await sameTraining(pair, [take(batch, 0, 8), take(batch, 8, 24)], 1e-3 * tolerance)
      })
    })

    for (const outputs of lossTargets[loss.kind] === 'classes' ? [300] : [1, 300]) {
      if (hasWeights(loss)) continue
      add(`${outputs} outputs: ${lossName}`, async () => {
        const batch = rows('floats', 16, 9, outputs, lossTargets[loss.kind])
        await both(makeProgram([9, 12, outputs], {}, { loss }), async (pair) => {
          await samePrediction(pair.engine, pair.truth, batch, tolerance)
          await sameGradients(pair.engine, pair.truth, batch, tolerance)
          await sameTraining(pair, [take(batch, 0, 8), take(batch, 8, 13)], 1e-3 * tolerance)
        })
      })
    }
  }

  for (const [name, optimizer] of Object.entries(OPTIMIZERS)) {
    add(`fifty steps: ${name}`, async () => {
      const data = rows('sparse bytes', 50 * 8, 30, 10)
      const batches = Array.from({ length: 50 }, (_, i) => take(data, i * 8, i * 8 + 8))
      // Sigmoid is smooth: no unit falls on the other side of a corner because of rounding.
      const program = makeProgram([30, 24, 16, 10], { activation: 'sigmoid' }, { optimizer })
      await both(program, (pair) => sameTraining(pair, batches, 1e-2 * tolerance))
    })
  }

  for (const [name, widths] of Object.entries(SHAPES)) {
    for (const kind of FEATURE_KINDS) {
      add(`shape: ${name}, ${kind}`, async () => {
        const data = rows(kind, 24, widths[0]!, widths.at(-1)!)
        const program = makeProgram(widths, { activation: 'tanh' }, { maxBatchSize: 16, optimizer: momentum() })
        await both(program, async (pair) => {
          await sameGradients(pair.engine, pair.truth, take(data, 0, 16), tolerance)
          // A full batch, a partial one, one row, and a full one again.
          const batches = [take(data, 0, 16), take(data, 16, 23), take(data, 23, 24), take(data, 8, 24)]
          await sameTraining(pair, batches, 1e-3 * tolerance)
        })
      })
    }
  }

  add('the lesson: 784-128-64-10, batches of 64', async () => {
    const data = rows('sparse bytes', 128, 784, 10)
    await both(makeProgram([784, 128, 64, 10], {}, { maxBatchSize: 64 }), async (pair) => {
      await sameGradients(pair.engine, pair.truth, take(data, 0, 64), tolerance)
      await sameTraining(pair, [take(data, 0, 64), take(data, 64, 128)], 5e-3 * tolerance)
    })
  })

  add('rows are taken by index, in any order and more than once', async () => {
    const batch = { ...rows('dense bytes', 30, 12, 3), indices: Uint32Array.of(29, 3, 3, 0, 17) }
    await both(makeProgram([12, 9, 3], {}), ({ engine, truth }) => sameGradients(engine, truth, batch, tolerance))
  })

  add('classes of 8 bits are those of 16', async () => {
    const batch = rows('dense bytes', 16, 12, 3)
    const bytes: Batch = { ...batch, targets: { kind: 'classes', data: Uint8Array.from(batch.targets.data) } }
    await both(makeProgram([12, 9, 3], {}), async ({ engine }) => {
      expectSameBits('gradients', await engine.gradients(bytes), await engine.gradients(batch))
    })
  })

  add('rows with weights and rows without can follow each other', async () => {
    const batch = rows('dense bytes', 16, 12, 3)
    await both(makeProgram([12, 9, 3], {}), async (pair) => {
      await sameTraining(pair, [batch, weighted(batch), batch, weighted(batch)], 1e-3 * tolerance)
    })
  })

  add('gradients are clipped to a joint norm', async () => {
    const program = makeProgram([20, 13, 5], {}, { clipNorm: 0.05, optimizer: sgd({ learningRate: 1 }) })
    await both(program, async (pair) => {
      const before = (await pair.engine.readState()).parameters
      await sameTraining(pair, [rows('dense bytes', 8, 20, 5)], 1e-3 * tolerance)
      const moved = Object.values(change((await pair.engine.readState()).parameters, before))
      const norm = Math.sqrt(moved.reduce((sum, array) => array.reduce((s, d) => s + d * d, sum), 0))
      expectNear('the update’s norm', norm, 0.05 * RATE, 1e-3 * tolerance)
    })
  })

  add('gradients below the clipping norm stay as they are', async () => {
    const program = makeProgram([20, 13, 5], {}, { clipNorm: 1e6, optimizer: sgd() })
    await both(program, (pair) => sameTraining(pair, [rows('dense bytes', 8, 20, 5)], 1e-3 * tolerance))
  })

  for (const [name, optimizer] of Object.entries(OPTIMIZERS)) {
    add(`parameters with rules of their own: ${name}`, async () => {
      const parameterRules = {
        'fc1.weight': { learningRateFactor: 0, weightDecay: 0.1 },
        'fc1.bias': { learningRateFactor: 0.5, weightDecay: 0 },
        'fc2.weight': { learningRateFactor: 2, weightDecay: 0.05 },
      }
      const program = makeProgram([20, 13, 9, 5], {}, { optimizer, parameterRules, clipNorm: 0.5 })
      await both(program, async (pair) => {
        const data = rows('dense bytes', 24, 20, 5)
        await sameTraining(pair, [take(data, 0, 8), take(data, 8, 16), take(data, 16, 24)], 2e-3 * tolerance)
        const { parameters } = await pair.engine.readState()
        const frozen = { 'fc1.weight': program.parameters['fc1.weight']! }
        expectSameBits('a frozen parameter', { 'fc1.weight': parameters['fc1.weight']! }, frozen)
      })
    })
  }

  add('a learning rate of its own for each step', async () => {
    await both(makeProgram([20, 13, 5], {}, { optimizer: sgd() }), async ({ engine, truth }) => {
      const batch = rows('dense bytes', 8, 20, 5)
      for (const rate of [0, 0.5, 0.001]) {
        const before = (await engine.readState()).parameters
        await engine.trainStep(batch, rate)
        await truth.trainStep(batch, rate)
        if (rate === 0) expectSameBits('a rate of 0', (await engine.readState()).parameters, before)
      }
      expectClose(
        'parameters',
        (await engine.readState()).parameters,
        (await truth.readState()).parameters,
        1e-4 * tolerance,
      )
    })
  })

  add('dropout silences the same units in training', async () => {
    const data = rows('dense bytes', 32, 20, 5)
    const program = makeProgram(
      [20, 40, 30, 5],
      { dropout: [0.5, 0.2], activation: 'sigmoid' },
      { seed: 3, optimizer: sgd() },
    )
    await both(program, (pair) => sameTraining(pair, [take(data, 0, 16), take(data, 16, 32)], 1e-3 * tolerance))
  })

  add('dropout is off in evaluation, prediction and gradients', async () => {
    const batch = rows('dense bytes', 16, 20, 5)
    await both(makeProgram([20, 40, 5], { dropout: 0.5 }), async ({ engine, truth }) => {
      await samePrediction(engine, truth, batch, tolerance)
      await sameGradients(engine, truth, batch, tolerance)
      await engine.evaluateStep(batch)
      await truth.evaluateStep(batch)
      await sameTotals(engine, truth, tolerance)
    })
  })

  add('evaluation changes nothing but the totals', async () => {
    const batch = rows('sparse bytes', 16, 20, 5)
    await both(makeProgram([20, 13, 5], {}), async ({ engine, truth }) => {
      await engine.trainStep(batch, 1e-3)
      const before = await engine.readState()
      await engine.resetTotals()
      expectEqual('batches after a reset', (await engine.readTotals()).batches, 0)
      await engine.evaluateStep(batch)
      await engine.evaluateStep(take(batch, 3, 4))
      await engine.predict(batch)
      await engine.gradients(batch)
      const after = await engine.readState()
      expectSameBits('parameters', after.parameters, before.parameters)
      expectEqual('step', after.step, before.step)
      await truth.writeState(before)
      await truth.resetTotals()
      await truth.evaluateStep(batch)
      await truth.evaluateStep(take(batch, 3, 4))
      await sameTotals(engine, truth, tolerance)
      expectEqual('rows', (await engine.readTotals()).count, 17)
    })
  })

  add('the first batch with a loss that is no number is named', async () => {
    await both(makeProgram([20, 13, 5], {}), async ({ engine }) => {
      const good = rows('floats', 8, 20, 5)
      const bad = { ...good, features: good.features.map(() => Number.NaN) as Float32Array }
      await engine.evaluateStep(good)
      expectEqual('firstNonFinite', (await engine.readTotals()).firstNonFinite, null)
      for (const batch of [good, bad, good, bad]) await engine.evaluateStep(batch)
      expectEqual('firstNonFinite', (await engine.readTotals()).firstNonFinite, 2)
      await engine.resetTotals()
      expectEqual('firstNonFinite after a reset', (await engine.readTotals()).firstNonFinite, null)
    })
  })

  for (const [name, optimizer] of Object.entries(OPTIMIZERS)) {
    add(`state round trip: ${name}`, async () => {
      const data = rows('sparse bytes', 48, 20, 5)
      const program = makeProgram([20, 13, 5], { dropout: 0.3 }, { optimizer })
      const engine = await backend.createEngine(program)
      const other = await backend.createEngine({ ...program, parameters: zeros(program.parameters) })
      try {
        for (let i = 0; i < 3; i++) await engine.trainStep(take(data, i * 16, i * 16 + 16), 1e-3)
        const state = structuredClone(await engine.readState())
        await other.writeState(state)
        for (const each of [engine, other]) await each.trainStep(take(data, 0, 16), 1e-3)
        const [a, b] = [await engine.readState(), await other.readState()]
        expectSameBits('parameters', b.parameters, a.parameters)
        expectEqual('slots', Object.keys(b.slots).join(), Object.keys(a.slots).join())
        for (const slot of Object.keys(a.slots)) expectSameBits(slot, b.slots[slot]!, a.slots[slot]!)
        expectEqual('step', b.step, 4)
        expectEqual('lossSum', b.totals.lossSum, a.totals.lossSum)
        expectEqual('count', b.totals.count, 64)
      } finally {
        await engine.dispose()
        await other.dispose()
      }
    })
  }

  add('state and gradients are copies', async () => {
    await both(makeProgram([20, 13, 5], {}), async ({ engine }) => {
      const before = await engine.readState()
      for (const array of Object.values(before.parameters)) array.fill(9)
      const gradients = await engine.gradients(rows('floats', 4, 20, 5))
      for (const array of Object.values(gradients)) array.fill(9)
      const after = await engine.readState()
      expectEqual('a parameter that the reader overwrote', after.parameters['fc1.weight']!.includes(9), false)
    })
  })

  add('engines can be made and disposed again and again', async () => {
    const batch = rows('floats', 4, 6, 3)
    for (let i = 0; i < 20; i++) {
      const engine = await backend.createEngine(makeProgram([6, 5, 3], {}))
      await engine.trainStep(batch, 1e-3)
      await engine.dispose()
    }
  })

  return [...cases, ...contractCases(backend)]
}

/** The learning rate of every comparison of training. */
const RATE = 1e-2

const FEATURE_KINDS: readonly FeatureKind[] = ['sparse bytes', 'dense bytes', 'floats']

/** A loss with a weight for each of five outputs fits no other number of them. */
const hasWeights = (loss: Loss) =>
  (loss.kind === 'crossEntropy' && loss.classWeights !== null) ||
  (loss.kind === 'binaryCrossEntropy' && loss.positiveWeights !== null)

/** Each optimizer with its defaults, and what an option adds: decay, Nesterov. */
const OPTIMIZERS: Record<string, Optimizer> = {
  ...Object.fromEntries(Object.entries(optimizers).map(([name, make]) => [name, make()])),
  'sgd with weight decay': sgd({ weightDecay: 0.01 }),
  'momentum, Nesterov': momentum({ nesterov: true, weightDecay: 0.01 }),
  'adam with weight decay': adam({ weightDecay: 0.01 }),
}

const SHAPES: Record<string, readonly number[]> = {
  'one layer': [20, 5],
  'four layers': [20, 16, 12, 8, 5],
  'odd widths': [37, 1, 37, 3],
  'one feature': [1, 5, 2],
  wide: [70, 130, 67, 11],
}

interface Pair {
  readonly engine: Engine
  readonly truth: Engine
}

async function withBoth(backend: Backend, program: Program, use: (pair: Pair) => Promise<void>): Promise<void> {
  const truth = await reference().createEngine(program)
  const engine = await backend.createEngine(program)
  try {
    await use({ engine, truth })
  } finally {
    await engine.dispose()
  }
}

async function sameGradients(engine: Engine, truth: Engine, batch: Batch, tolerance: number): Promise<void> {
  expectClose('gradients', await engine.gradients(batch), await truth.gradients(batch), 1e-4 * tolerance)
}

async function samePrediction(engine: Engine, truth: Engine, batch: Batch, tolerance: number): Promise<void> {
  expectClose(
    'logits',
    { logits: await engine.predict(batch) },
    { logits: await truth.predict(batch) },
    1e-5 * tolerance,
  )
}

/** Trains both on the batches and compares how far each parameter moved, and the totals. */
async function sameTraining({ engine, truth }: Pair, batches: readonly Batch[], allowed: number): Promise<void> {
  const before = (await truth.readState()).parameters
  for (const batch of batches) {
    await engine.trainStep(batch, RATE)
    await truth.trainStep(batch, RATE)
  }
  const [actual, expected] = [await engine.readState(), await truth.readState()]
  expectEqual('step', actual.step, expected.step)
  expectClose('update', change(actual.parameters, before), change(expected.parameters, before), allowed)
  for (const [slot, arrays] of Object.entries(expected.slots))
    expectClose(slot, actual.slots[slot] ?? {}, arrays, allowed)
  await sameTotals(engine, truth, allowed / 1e-4)
}

async function sameTotals(engine: Engine, truth: Engine, tolerance: number): Promise<void> {
  const [actual, expected] = [await engine.readTotals(), await truth.readTotals()]
  expectEqual('batches', actual.batches, expected.batches)
  expectEqual('rows', actual.count, expected.count)
  expectNear('weight', actual.weight, expected.weight, 1e-6 * tolerance)
  expectNear('absoluteError', actual.absoluteError, expected.absoluteError, 1e-4 * tolerance)
  expectNear('squaredError', actual.squaredError, expected.squaredError, 1e-4 * tolerance)
  expectNear('lossSum', actual.lossSum, expected.lossSum, 1e-4 * tolerance)
  expectNear('rowLossSum', actual.rowLossSum, expected.rowLossSum, 1e-4 * tolerance)
  // One row may sit on the border between two classes.
  if (Math.abs(actual.correct - expected.correct) > 1) expectEqual('correct', actual.correct, expected.correct)
}

function zeros(parameters: Program['parameters']): Program['parameters'] {
  return Object.fromEntries(Object.entries(parameters).map(([name, data]) => [name, new Float32Array(data.length)]))
}
