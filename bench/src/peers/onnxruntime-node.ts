import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { nativeFolder } from '../folders.ts'
import type { InferenceConfig, InferenceTask } from '../peer.ts'
import { PIXELS, TEST_IMAGES } from './data.ts'
import { readImages } from './read-images.ts'

interface Tensor {
  readonly data: Float32Array
}

/** What is used of it here; the package is not in the workspace. */
interface OnnxRuntime {
  readonly env: { readonly versions: { readonly node?: string } }
  readonly Tensor: new (type: 'uint8', data: Uint8Array, dims: readonly number[]) => unknown
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<{ run(feeds: object): Promise<Record<string, Tensor>> }>
  }
}

/** The network as @oneloop/model-io writes it in ONNX, normalisation inside: bytes in, logits out. */
export async function inference({ data, model, imagesPerCall, threads }: InferenceConfig): Promise<InferenceTask> {
  const ort = createRequire(join(nativeFolder, 'package.json'))('onnxruntime-node') as OnnxRuntime
  const bytes = await readFile(join(model, 'model.onnx'))
  const options = threads === null ? {} : { intraOpNumThreads: threads }
  const session = await ort.InferenceSession.create(bytes, options)
  const { images } = await readImages(data, 'test', TEST_IMAGES)
  async function predict(from: number): Promise<Float32Array> {
    const rows = images.subarray(from * PIXELS, (from + imagesPerCall) * PIXELS)
    const { logits } = await session.run({ input: new ort.Tensor('uint8', rows, [imagesPerCall, PIXELS]) })
    return logits!.data
  }
  return {
    version: `onnxruntime-node ${ort.env.versions.node ?? ''}`.trim(),
    device: `CPU, ${threads === null ? 'its default threads' : `${threads} thread${threads === 1 ? '' : 's'}`}`,
    async logits() {
      const all: number[] = []
      for (let from = 0; from < 1000; from += imagesPerCall) all.push(...(await predict(from)))
      return all
    },
    async run(calls) {
      const startedAt = performance.now()
      for (let call = 0; call < calls; call++) await predict((call % 10) * imagesPerCall)
      return (performance.now() - startedAt) / 1000
    },
  }
}
