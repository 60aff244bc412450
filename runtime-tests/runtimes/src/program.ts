// Trains a little, with each engine that promises the same bits everywhere, and prints what came out as JSON.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wasm } from '@oneloop/backend-wasm'
import type { Backend } from '@oneloop/core'
import { confusionHeatMap } from '@oneloop/figures'
import { renderPng } from '@oneloop/figures/node'
import { argMax, ConfusionMatrix } from '@oneloop/metrics'
import { readModelFile, writeModelFile } from '@oneloop/model-io/node'
import { predict, reference, weightsSha256 } from '@oneloop/trainer'
import { trainingDigest } from '@oneloop/trainer/conformance'
import { fileCheckpoints } from '@oneloop/trainer/node'
import { sha256 } from './sha256.ts'
import { goOn, trainLesson, trainSmall, validation } from './train.ts'

const folder = await mkdtemp(join(tmpdir(), 'oneloop-node-'))
try {
  const results = {
    wasm1: await tryOut(wasm({ threads: 1 })),
    wasm2: await tryOut(wasm({ threads: 2 })),
    reference: await tryOut(reference()),
  }
  const lesson = await weightsSha256((await trainLesson(wasm())).parameters)
  const digest = await trainingDigest(wasm({ threads: 2 }))
  const wide = wasm({ threads: 2, wideSimd: true })
  const { device } = await trainSmall(wide)
  const wideResult = {
    device,
    lesson: await weightsSha256((await trainLesson(wide)).parameters),
    digest: await trainingDigest(wide),
  }
  process.stdout.write(JSON.stringify({ results, lesson, digest, wide: wideResult }))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function tryOut(backend: Backend) {
  const { model, device, afterFirst } = await trainSmall(backend)

  const checkpoints = fileCheckpoints(folder)
  await checkpoints.save(afterFirst)
  const resumed = await goOn(backend, (await checkpoints.load())!.state)

  const file = join(folder, 'model.safetensors')
  await writeModelFile(file, model)
  const { model: read } = await readModelFile(file)

  const { labels, classNames } = validation.dataset
  const predicted = argMax(await predict(model, validation, { backend }), 10)
  const confusion = ConfusionMatrix.from(predicted, labels, 10)
  const chart = await renderPng(confusionHeatMap(confusion, classNames))
  return {
    device,
    weights: await weightsSha256(model.parameters),
    resumed: await weightsSha256(resumed.parameters),
    read: await weightsSha256(read.parameters),
    accuracy: confusion.accuracy,
    chart: sha256(chart),
  }
}
