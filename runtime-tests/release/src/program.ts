/** A program that trains a little on two threads, and prints with what and to which weights. */
export const PROGRAM = `import { crossEntropy, DataLoader, fit, Mlp, mnist, wasm, weightsSha256 } from 'oneloop'

const { test } = await mnist()
const model = new Mlp([784, 128, 64, 10], { seed: 1 })
let device = ''
await fit(model, new DataLoader(test, { batchSize: 64, shuffle: true, seed: 1 }), {
  backend: wasm({ threads: 2 }),
  loss: crossEntropy(),
  epochs: 1,
  callbacks: [{ onTrainStart: (run) => { device = run.device } }],
})
console.log(JSON.stringify({ device, sha256: await weightsSha256(model.parameters) }))
`

export interface Trained {
  readonly device: string
  readonly sha256: string
}

/** The last line that a program printed. */
export const trained = (stdout: string) => JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Trained
