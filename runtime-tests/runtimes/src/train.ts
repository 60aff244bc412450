import { adam, type Backend, crossEntropy } from '@oneloop/core'
import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import { type Callback, type FitOptions, fit, type RunState } from '@oneloop/trainer'

const { train, test } = await mnist()

/** 1,010 images in batches of 32: the last one is partial. */
export const training = new DataLoader(train.subset({ start: 0, end: 1010 }), { batchSize: 32, shuffle: true, seed: 3 })
export const validation = new DataLoader(test.subset({ start: 0, end: 300 }), { batchSize: 100 })

export const newModel = () => new Mlp([784, 24, 10], { activation: 'gelu', dropout: 0.1, seed: 5 })

const options = { epochs: 2, validation, seed: 7 } satisfies Partial<FitOptions>

/** Two epochs, and what a checkpoint after the first would hold. */
export async function trainSmall(backend: Backend): Promise<{ model: Mlp; device: string; afterFirst: RunState }> {
  const model = newModel()
  let device = ''
  let afterFirst: RunState | undefined
  const keep: Callback = {
    async onEpochEnd(run) {
      device = run.device
      afterFirst ??= await run.snapshot()
    },
  }
  await fit(model, training, { ...options, backend, callbacks: [keep] })
  return { model, device, afterFirst: afterFirst! }
}

/** An epoch of the lesson itself, on all of the images. */
export async function trainLesson(backend: Backend): Promise<Mlp> {
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  await fit(model, new DataLoader(train, { batchSize: 64, shuffle: true, seed: 1 }), {
    backend,
    loss: crossEntropy(),
    optimizer: adam(),
    epochs: 1,
  })
  return model
}

/** The second of the two epochs. */
export async function goOn(backend: Backend, resume: RunState): Promise<Mlp> {
  const model = newModel()
  await fit(model, training, { ...options, backend, resume })
  return model
}
