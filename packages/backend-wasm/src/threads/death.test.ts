import { adam, crossEntropy, type Program } from '@oneloop/core'
import { Mlp } from '@oneloop/mlp-model'
import { rows } from '@oneloop/trainer/conformance'
import { expect, test } from 'vitest'
import { fieldPlaces } from '../abi/record.ts'
import { PLAN } from '../abi/records.ts'
import { createEngineIn } from '../engine.ts'
import { openSession } from '../open-session.ts'

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
  const session = await openSession(program, 3, { relaxed: false, shared: true, wide: false }, [])
  const engine = createEngineIn(session)
  await engine.trainStep(batch, 1e-3)
  // The scratch of a thread begins `thread × scratchBytes` after that of the calling thread. With this number only the
  // calling thread's lies in the memory, and so the workers trap. (Addresses have 32 bits: twice the number must not be
  // a valid address again.)
  const { offset } = fieldPlaces(PLAN).find(({ name }) => name === 'scratchBytes')!
  new DataView(session.memory.buffer).setUint32(session.arena.plan + offset, 0x5000_0000, true)
  const train = async () => {
    for (let i = 0; i < 10_000; i++) await engine.trainStep(batch, 1e-3)
  }
  await expect(train()).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await expect(engine.predict(batch)).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await expect(engine.readState()).rejects.toMatchObject({ code: 'WORKER_DIED' })
  await engine.dispose()
})
