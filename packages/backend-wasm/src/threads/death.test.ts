import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { createEngineIn } from '../engine.ts'
import { openSession } from '../open-session.ts'
import { PLAN } from '../plan-fields.ts'

const { layers, parameters } = new Mlp([784, 512, 10])
const program: Program = {
  layers,
  parameters,
  loss: crossEntropy(),
  optimizer: adam(),
  clipNorm: null,
  maxBatchSize: 256,
  seed: 1,
}
const batch = rows('sparse bytes', 256, 784, 10)

test('a worker that dies in the middle of a step makes the step reject, and every later call', async () => {
  const session = await openSession(program, 3, false, null)
  const engine = createEngineIn(session)
  await engine.trainStep(batch, 1e-3)
  // Each thread's scratch begins `thread × scratchBytes` after the first one's: now only the calling thread's is in memory.
  // (The second one's must not come round to it again: addresses have 32 bits.)
  const scratchBytes = session.arena.plan + Object.keys(PLAN).indexOf('scratchBytes') * 4
  new DataView(session.memory.buffer).setUint32(scratchBytes, 0x5000_0000, true)
  const train = async () => {
    for (let i = 0; i < 10_000; i++) await engine.trainStep(batch, 1e-3)
  }
  await expect(train()).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await expect(engine.predict(batch)).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await expect(engine.readState()).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await engine.dispose()
})
