import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wasm } from '@oneloop/backend-wasm'
import { DataLoader } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { LESSON_TRANSFORM } from '@oneloop/mnist-data'
import { mnist } from '@oneloop/mnist-data/node'
import { writeModel } from '@oneloop/model-io'
import { fit } from '@oneloop/trainer'
import { cacheFolder } from '../folders.ts'

export interface TrainedModel {
  readonly folder: string
  /** Logits of the first 1,000 test images, `[1000, 10]`, by plain TypeScript. */
  readonly logits: Float32Array
}

/** The network that all peers of the inference workload answer with: the lesson's after one epoch. */
export async function setupModel(): Promise<TrainedModel> {
  const { train, test } = await mnist()
  const model = new Mlp([784, 128, 64, 10], { seed: 1 })
  await fit(model, new DataLoader(train, { batchSize: 64, shuffle: true }), {
    backend: wasm({ threads: 1 }),
    epochs: 1,
  })
  const folder = join(cacheFolder, 'model')
  await mkdir(folder, { recursive: true })
  for (const [name, data] of Object.entries(model.parameters)) {
    await writeFile(join(folder, `${name}.f32`), new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  }
  const onnx = writeModel(model, 'onnx', { normalization: LESSON_TRANSFORM, rawInput: true })
  await writeFile(join(folder, 'model.onnx'), onnx)
  const { scale, offset } = LESSON_TRANSFORM
  const rows = Float32Array.from(test.features.subarray(0, 1000 * 784), (byte) => byte * scale + offset)
  return { folder, logits: model.forward(rows) }
}
