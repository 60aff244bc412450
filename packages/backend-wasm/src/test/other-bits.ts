// Asks for 256-bit SIMD where the known training ends in other bits than it should, and prints what became of it.
import { adam, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { wasm } from '../wasm.ts'
import { knownTraining } from '../wide-simd/known-training.ts'
import { KNOWN } from '../wide-simd/self-check.ts'

Object.assign(KNOWN, { plain: 'other bits' })
const backend = wasm({ threads: 1, wideSimd: true })
const { layers, parameters } = new Mlp([784, 128, 64, 10], { seed: 1 })
const loss = crossEntropy()
const optimizer = adam()
const program = { layers, parameters, loss, optimizer, clipNorm: null, maxBatchSize: 64, seed: 1 }
const { device } = await backend.createEngine(program)
process.stdout.write(JSON.stringify({ device, digest: await knownTraining(backend) }))
