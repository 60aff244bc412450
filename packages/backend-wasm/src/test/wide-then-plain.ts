// Makes 256-bit kernels, and then trains by 128-bit ones, which must not become wide.
import { setFlagsFromString } from 'node:v8'
import { knownTraining } from '../wide-simd/known-training.ts'
import { singleThread, trainsRight } from '../wide-simd/self-check.ts'

const right = await trainsRight({ relaxed: false, shared: false, wide: true })
process.stdout.write('\nmade\n')
// So that the 128-bit kernels are optimized as well, and within this program.
setFlagsFromString('--wasm-tiering-budget=1')
setFlagsFromString('--wasm-sync-tier-up')
await knownTraining(singleThread({ relaxed: false, shared: false, wide: false }))
process.stdout.write(`${right}`)
