import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Batch } from '@oneloop/core'
import { adam, type Backend, crossEntropy, type Program, sgd } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import { fit, type Run } from '@oneloop/trainer'
import { LESSON } from 'oneloop'
import type {
  EpochConfig,
  EpochSample,
  EpochTask,
  InferenceConfig,
  InferenceTask,
  StepsConfig,
  StepsTask,
} from '../peer.ts'
import { PIXELS } from './data.ts'
import { readImages } from './read-images.ts'

/** The lesson as a user writes it: `fit`, held between epochs until the next is asked for. */
export async function oneloopEpoch(backend: Backend, version: string, config: EpochConfig): Promise<EpochTask> {
  const { train, test } = await mnist()
  const images = Uint32Array.from({ length: config.trainImages }, (_, i) => i)
  const loader = new DataLoader(config.trainImages === train.length ? train : train.subset(images), {
    batchSize: LESSON.batchSize,
    shuffle: true,
    seed: LESSON.seed,
  })
  const validation = new DataLoader(test, { batchSize: LESSON.evaluationBatchSize })
  let start: (go: boolean) => void = () => {}
  let done: (sample: EpochSample) => void = () => {}
  let failed: (cause: unknown) => void = () => {}
  let running: Promise<unknown> = Promise.resolve()
  let device = ''
  let startedAt = 0

  /** Until the next epoch is asked for. */
  async function turn(run: Run): Promise<void> {
    const go = await new Promise<boolean>((resolve) => {
      start = resolve
    })
    startedAt = performance.now()
    if (!go) run.stop('early')
  }

  async function reset(): Promise<void> {
    start(false)
    await running
    const ready = new Promise<void>((resolve) => {
      running = fit(new Mlp(LESSON.widths, { seed: 1 }), loader, {
        backend,
        epochs: 1000,
        optimizer: adam({ learningRate: LESSON.learningRate }),
        validation,
        callbacks: [
          {
            async onTrainStart(run) {
              device = run.device
              resolve()
              await turn(run)
            },
            async onEpochEnd(run, { loss, accuracy, seconds: trainSeconds }) {
              const seconds = (performance.now() - startedAt) / 1000
              done({ seconds, evaluateSeconds: seconds - trainSeconds, loss, accuracy: accuracy! })
              await turn(run)
            },
          },
        ],
      }).catch((cause) => failed(cause))
    })
    await Promise.race([ready, running])
  }

  await reset()
  return {
    version,
    device,
    reset,
    epoch: () =>
      new Promise((resolve, reject) => {
        done = resolve
        failed = reject
        start(true)
      }),
  }
}

const BATCHES = 4

export async function oneloopSteps(
  backend: Backend,
  version: string,
  { width, batchSize }: StepsConfig,
): Promise<StepsTask> {
  const engine = await backend.createEngine(
    program(new Mlp([PIXELS, width, width, 10], { seed: 1 }), batchSize, adam({ learningRate: 1e-3 })),
  )
  const rows = batchSize * BATCHES
  const features = Float32Array.from({ length: rows * PIXELS }, () => Math.random() * 2 - 1)
  const targets = { kind: 'classes', data: Uint8Array.from({ length: rows }, (_, i) => i % 10) } as const
  const batches = Array.from({ length: BATCHES }, (_, b): Batch => {
    const indices = Uint32Array.from({ length: batchSize }, (_, i) => b * batchSize + i)
    return { features, targets, indices, width: PIXELS, scale: 1, offset: 0 }
  })
  return {
    version,
    device: engine.device,
    async run(steps) {
      const startedAt = performance.now()
      for (let step = 0; step < steps; step++) {
        const pending = engine.trainStep(batches[step % BATCHES]!, 1e-3)
        if (pending) await pending
      }
      await engine.readTotals()
      return (performance.now() - startedAt) / 1000
    },
  }
}

export async function oneloopInference(
  backend: Backend,
  version: string,
  { data, model: folder, imagesPerCall }: InferenceConfig,
): Promise<InferenceTask> {
  const model = new Mlp(LESSON.widths)
  for (const [name, array] of Object.entries(model.parameters)) {
    const bytes = await readFile(join(folder, `${name}.f32`))
    array.set(new Float32Array(bytes.buffer, bytes.byteOffset, array.length))
  }
  const engine = await backend.createEngine(program(model, imagesPerCall, sgd()))
  const { images, labels } = await readImages(data, 'test', 10_000)
  const batch = (from: number, count: number): Batch => ({
    features: images,
    targets: { kind: 'classes', data: labels },
    indices: Uint32Array.from({ length: count }, (_, i) => from + i),
    width: PIXELS,
    ...LESSON.transform,
  })
  const batches = Array.from({ length: 10 }, (_, i) => batch(i * imagesPerCall, imagesPerCall))
  return {
    version,
    device: engine.device,
    async logits() {
      const parts: number[] = []
      for (let from = 0; from < 1000; from += imagesPerCall)
        parts.push(...(await engine.predict(batch(from, imagesPerCall))))
      return parts
    },
    async run(calls) {
      const startedAt = performance.now()
      for (let call = 0; call < calls; call++) await engine.predict(batches[call % batches.length]!)
      return (performance.now() - startedAt) / 1000
    },
  }
}

function program({ layers, parameters }: Mlp, maxBatchSize: number, optimizer: Program['optimizer']): Program {
  return { layers, parameters, loss: crossEntropy(), optimizer, clipNorm: null, maxBatchSize, seed: 1 }
}
