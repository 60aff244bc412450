import { DataLoader, type Dataset, fit, gradientNorms, type History, LESSON, wasm } from 'oneloop'
import { mnist } from 'oneloop/node'
import { beforeAll, expect, test } from 'vitest'
import pageSource from '../../index.html?raw'
import { lessonConfig, networkOf, optimizerOf, TRAINING_IMAGES } from '../training/run-config.ts'
import { STEPPING_EPOCHS, steppingLoaders } from '../training/stepping-data.ts'
import { watchGradients } from './gradient-norms/sample.ts'
import normsSource from './gradient-norms/sample.ts?raw'
import loopSource from './training-loop/sample.ts?raw'

// What the lesson's texts and the comments of its code say of its runs, held against the runs.

let testSet: Dataset
let history: History
let norms: Record<string, number>
/** As the page takes them: twenty an epoch. */
const samples: Readonly<Record<string, number>>[] = []

beforeAll(async () => {
  const data = await mnist()
  testSet = data.test
  const { seed, batchSize } = lessonConfig
  const loader = new DataLoader(data.train, { batchSize, shuffle: true, seed })
  const [probe] = loader
  history = await fit(networkOf(lessonConfig), loader, {
    backend: wasm(),
    optimizer: optimizerOf(lessonConfig),
    epochs: lessonConfig.epochs,
    seed,
    validation: new DataLoader(testSet, { batchSize: LESSON.evaluationBatchSize }),
    callbacks: [
      {
        async onStep(run) {
          const part = (steps: number) => Math.floor((steps * 20) / run.stepsPerEpoch)
          if (part(run.stepInEpoch) === part(run.stepInEpoch - 1)) return
          samples.push(gradientNorms(await run.gradients(probe!)))
        },
      },
      watchGradients(probe!, (told) => {
        norms ??= told
      }),
    ],
  })
})

test('the log line in the code of the loop is the one that the code prints', () => {
  const { loss, accuracy } = history.epochs[0]!
  expect(loopSource).toContain(`Epoch [1/5] | Loss: ${loss.toFixed(4)} | Accuracy: ${(accuracy! * 100).toFixed(2)}%`)
})

test('the gradient norms in the code are those of the first epoch', () => {
  for (const name of ['fc1.weight', 'fc1.bias']) expect(normsSource).toContain(`'${name}': ${norms[name]!.toFixed(2)}`)
})

test('the norms are large in the first few hundred steps, and then get smaller', () => {
  const mean = (name: string, of: readonly Readonly<Record<string, number>>[]) =>
    of.reduce((sum, sample) => sum + sample[name]!, 0) / of.length
  for (const name of Object.keys(norms)) {
    expect(mean(name, samples.slice(0, 5)), name).toBeGreaterThan(1.3 * mean(name, samples.slice(-20)))
  }
})

test('60,000 images make about 97 %', () => {
  expect(history.epochs.at(-1)!.accuracy!).toBeCloseTo(0.97, 2)
})

test('640 images are learnt by heart, and the others suffer from about the fifteenth epoch on', async () => {
  const { train, heldBack } = steppingLoaders(testSet.subset({ start: 0, end: 1000 }))
  const { epochs } = await fit(networkOf(lessonConfig), train, {
    backend: wasm(),
    epochs: STEPPING_EPOCHS,
    seed: lessonConfig.seed,
    validation: heldBack,
  })
  const lowest = Math.min(...epochs.map(({ validationLoss }) => validationLoss!))
  const turn = epochs.find(({ validationLoss }) => validationLoss === lowest)!.epoch
  expect(turn).toBeGreaterThanOrEqual(12)
  expect(turn).toBeLessThanOrEqual(18)
  expect(epochs.at(-1)!.validationLoss!).toBeGreaterThan(1.3 * lowest)
  expect(epochs.at(-1)!.trainAccuracy).toBe(1)
  expect(Math.max(...epochs.map(({ accuracy }) => accuracy!))).toBeLessThan(0.9)
})

test('the page describes itself with the images that it learns from and those that it is tested on', () => {
  const description = /name="description" content="([^"]*)"/.exec(pageSource)![1]!
  const numbers = Array.from(description.matchAll(/\d[\d,]*/g), ([number]) => Number(number.replaceAll(',', '')))
  expect(numbers).toEqual([TRAINING_IMAGES, testSet.length])
})
