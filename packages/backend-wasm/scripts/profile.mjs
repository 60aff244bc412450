// Times the parts of a training step one by one, on real MNIST: node scripts/profile.mjs [batch] [widths] [--relaxed] [--wide]
// It prints the least time of many runs, which does not depend much on what else the machine is doing.

import { setFlagsFromString } from 'node:v8'
import { adam, crossEntropy } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { mnist } from '@oneloop/mnist-data/node'
import { stepNumbers } from '../dist/abi/numbers.js'
import { recordAt } from '../dist/abi/record.js'
import { JOB } from '../dist/abi/records.js'
import { layOut } from '../dist/arena.js'
import { createGatherer } from '../dist/gather.js'
import { writeArrays } from '../dist/named-arrays.js'
import { writePlan } from '../dist/write-plan.js'
import { compileAssembly } from './compile-assembly.mjs'

const relaxed = process.argv.includes('--relaxed')
const wide = process.argv.includes('--wide')
if (wide) setFlagsFromString('--experimental-wasm-revectorize')
const [batchSize = 64, widths = '784,128,64,10'] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const rows = Number(batchSize)
const { layers, parameters } = new Mlp(widths.split(',').map(Number))
const program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: adam(),
  clipNorm: null,
  maxBatchSize: rows,
  seed: 1,
}
const arena = layOut(program, 1)
const pages = Math.ceil(arena.bytes / 65536)
const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
const wasm = await compileAssembly('assembly/profile.ts', relaxed)
const { exports: k } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } })
writePlan(memory, arena, program, 1, wide)
writeArrays(memory, arena, 0, parameters)
k.prepare(arena.plan)
const { train } = await mnist()
const madeUp = layers[0].in !== 784
const features = madeUp ? Float32Array.from({ length: rows * layers[0].in }, (_, i) => Math.sin(i)) : train.features
const batch = {
  features,
  targets: train.targets,
  indices: Uint32Array.from({ length: rows }, (_, i) => (madeUp ? i : (i * 7919) % 60000)),
  width: layers[0].in,
  scale: madeUp ? 1 : 2 / 255,
  offset: madeUp ? 0 : -1,
}
const gatherer = createGatherer(memory, arena, program)
const job = recordAt(memory, arena.job, JOB)
const { plan, job: j, control } = arena
const stepValues = {
  batch: rows,
  rowsPerTask: 64,
  floats: madeUp ? 1 : 0,
  scale: batch.scale,
  offset: batch.offset,
  inverseDivisor: 1 / rows,
  learningRate: 1e-3,
  stepSize: 1e-6, // so that the gradients stay those of a network in training; less would make denormals of faded moments
  inverseRootCorrection2: 1,
  seed: 1,
  step: 5,
}
const gather = () => {
  gatherer.features(batch, 0, rows)
  gatherer.targets(batch, 0, rows)
  job.write(stepValues)
}
gather()
for (let i = 0; i < 200; i++) k.start(plan, j, control, stepNumbers.train)

// Each run takes another batch, as training does. With one batch only, the processor would learn every branch.
let turn = 0
const next = () => {
  turn++
  if (madeUp) return
  for (let i = 0; i < rows; i++) batch.indices[i] = ((turn * rows + i) * 7919) % 60000
  gatherer.features(batch, 0, rows)
  k.columns(plan, j)
}

const least = (run, times = 300) => {
  k.start(plan, j, control, stepNumbers.train) // undoes what the part before did by running alone: a bias, added 300 times, makes denormals
  let best = Infinity
  for (let i = 0; i < times; i++) {
    next()
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  return best * 1000
}
const multiplyAdds = layers.map((layer) => layer.in * layer.out * rows)
const report = (name, us, products = 0) =>
  console.log(
    name.padEnd(26),
    us.toFixed(1).padStart(9),
    'µs',
    products ? `${((2 * products) / us / 1000).toFixed(1)} GFLOPS` : '',
  )

const turns = 1e4
const peak = (turns * 96) / least(() => k.peak(turns, arena.parameters, 0.999, arena.scratch), 3000) / 1000
console.log(`peak of multiply and add: ${peak.toFixed(1)} GFLOPS`)
const whole = least(() => k.start(plan, j, control, stepNumbers.train), rows > 64 ? 30 : 2000)
const all = multiplyAdds.reduce((a, b) => a + b) * 3 - multiplyAdds[0]
report('step', whole, all)
console.log(`of peak: ${((2 * all) / whole / 1000 / peak).toFixed(2)}`)
report(
  'evaluate',
  least(() => k.start(plan, j, control, stepNumbers.evaluate)),
)
report('gather (host)', least(gather))
report(
  'fold offset',
  least(() => k.fold(plan, j)),
)
if (!madeUp)
  report(
    'list nonzeros',
    least(() => k.list(plan, j)),
  )
for (const rowsPerTask of [16, 64])
  report(
    `first, ${rowsPerTask} rows a task`,
    least(() => k.first(plan, j, rowsPerTask)),
    multiplyAdds[0],
  )
layers.forEach((layer, l) => {
  if (l > 0)
    report(
      `forward ${layer.name}`,
      least(() => k.dense(plan, j, l)),
      multiplyAdds[l],
    )
  report(
    `finish ${layer.name}`,
    least(() => k.finish(plan, j, l)),
  )
})
report(
  'loss',
  least(() => k.loss(plan, j)),
)
layers.forEach((layer, l) => {
  if (l > 0)
    report(
      `back ${layer.name}`,
      least(() => k.back(plan, j, l)),
      multiplyAdds[l],
    )
})
report(
  'fold deltas',
  least(() => k.deltas(plan, j)),
)
if (!madeUp)
  report(
    'list columns',
    least(() => k.columns(plan, j)),
  )
let from = 0
layers.forEach((layer, l) => {
  const { inPanels, outPanels } = arena.layers[l]
  const to = from + Math.ceil(inPanels / 8) * Math.ceil(outPanels / 2)
  const first = from
  report(
    `gradient ${layer.name}`,
    least(() => k.weights(plan, j, 1, first, to)),
    multiplyAdds[l],
  )
  report(
    `update ${layer.name}`,
    least(() => k.weights(plan, j, 2, first, to)),
  )
  report(
    `both ${layer.name}`,
    least(() => k.weights(plan, j, 3, first, to)),
    multiplyAdds[l],
  )
  report(
    `derive ${layer.name}`,
    least(() => k.derive(plan, l)),
  )
  from = to
})
report(
  'biases',
  least(() => k.weights(plan, j, 3, from, from + layers.length)),
)
