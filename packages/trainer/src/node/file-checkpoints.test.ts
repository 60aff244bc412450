import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_TOTALS } from '@oneloop/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunState } from '../index.ts'
import { CHECKPOINT_FILES, fileCheckpoints, readCheckpoint } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The state of a run at the start of an epoch. */
function at(epoch: number): RunState {
  const totals = NO_TOTALS
  const report = { loss: 1, accuracy: null, validationLoss: null, trainAccuracy: 0.5, learningRate: 0.1, seconds: 1 }
  const history = Array.from({ length: epoch - 1 }, (_, i) => ({ ...report, epoch: i + 1 }))
  const engine = { parameters: { 'fc1.weight': Float32Array.of(epoch) }, slots: {}, step: 10 * epoch, totals }
  return {
    engine,
    epoch,
    stepInEpoch: 0,
    seconds: 0,
    loader: { seed: 1, batchSize: 1, length: 10 },
    history,
    memories: {},
  }
}

const [NEWEST, PREVIOUS, NEXT] = CHECKPOINT_FILES as [string, string, string]
const inFolder = (name: string) => join(folder, name)
const epochOf = async (name: string) => (await readCheckpoint(inFolder(name))).state.epoch

/** A folder in which a run saved these epochs, one after the other. */
async function saved(...epochs: number[]): Promise<void> {
  const checkpoints = fileCheckpoints(folder)
  for (const epoch of epochs) await checkpoints.save(at(epoch))
}

async function damage(name: string): Promise<void> {
  const bytes = await readFile(inFolder(name))
  await writeFile(inFolder(name), bytes.subarray(0, bytes.length - 3))
}

test('the newest is loaded, the one before it kept, nothing else left', async () => {
  const checkpoints = fileCheckpoints(folder, { data: 'mnist' })
  expect(await checkpoints.load()).toBeNull()
  await saved(1, 2, 3)
  expect(await fileCheckpoints(folder).load()).toEqual({ state: at(3), config: null })
  expect(await epochOf(PREVIOUS)).toBe(2)
  expect((await readdir(folder)).sort()).toEqual([PREVIOUS, NEWEST].sort())
})

test('killed between the renames, the next one is loaded, and going on leaves the two newest', async () => {
  for (const isNewestMoved of [false, true]) {
    await saved(1, 2, 3)
    await rename(inFolder(NEWEST), inFolder(NEXT))
    if (!isNewestMoved) await rename(inFolder(PREVIOUS), inFolder(NEWEST))
    const checkpoints = fileCheckpoints(folder)
    expect((await checkpoints.load())?.state).toEqual(at(3))
    await checkpoints.save(at(4))
    expect([await epochOf(NEWEST), await epochOf(PREVIOUS)]).toEqual([4, 3])
    expect(await readdir(folder)).not.toContain(NEXT)
  }
})

test('a damaged newest is told, and the newest good one beside it is offered', async () => {
  await saved(1, 2)
  await damage(NEWEST)
  const refusal = (await fileCheckpoints(folder)
    .load()
    .catch((error: unknown) => error)) as Error
  expect(refusal).toMatchObject({ code: 'CHECKPOINT_CORRUPT', file: inFolder(NEWEST) })
  expect(refusal.message).toContain(`(epoch 1, step 0): ${inFolder(PREVIOUS)}`)
  await writeFile(inFolder(NEXT), await whole(3))
  await expect(fileCheckpoints(folder).load()).rejects.toThrow(`(epoch 3, step 0): ${inFolder(NEXT)}`)
})

async function whole(epoch: number): Promise<Uint8Array> {
  const elsewhere = await mkdtemp(join(tmpdir(), 'oneloop-'))
  await fileCheckpoints(elsewhere).save(at(epoch))
  const bytes = await readFile(join(elsewhere, NEWEST))
  await rm(elsewhere, { recursive: true })
  return bytes
}

test('only a damaged next one: that is said, not that there is none', async () => {
  await writeFile(inFolder(NEXT), (await whole(1)).subarray(0, 50))
  await expect(fileCheckpoints(folder).load()).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' })
})

test('going on from the previous one keeps it when the damaged newest is replaced', async () => {
  await saved(1, 2)
  await damage(NEWEST)
  const checkpoints = fileCheckpoints(folder)
  await checkpoints.load(inFolder(PREVIOUS))
  await checkpoints.save(at(2))
  expect([await epochOf(NEWEST), await epochOf(PREVIOUS)]).toEqual([2, 1])
})

test('a new run in the folder of another keeps none of its checkpoints once it has one of its own', async () => {
  await saved(7, 8)
  const elsewhere = inFolder('elsewhere.safetensors')
  await copyFile(inFolder(NEWEST), elsewhere)
  const checkpoints = fileCheckpoints(folder)
  await checkpoints.load(elsewhere)
  expect([await epochOf(NEWEST), await epochOf(PREVIOUS)]).toEqual([8, 7])
  await checkpoints.save(at(2))
  expect(await epochOf(NEWEST)).toBe(2)
  expect(await readdir(folder)).not.toContain(PREVIOUS)
})

test('a save that fails leaves the ones there', async () => {
  await saved(1, 2)
  const before = await readFile(inFolder(NEWEST))
  const checkpoints = fileCheckpoints(folder)
  await checkpoints.load()
  await mkdir(inFolder(NEXT))
  await expect(checkpoints.save(at(3))).rejects.toMatchObject({ code: 'WRITE_FAILED' })
  expect(await readFile(inFolder(NEWEST))).toEqual(before)
  expect(await epochOf(PREVIOUS)).toBe(1)
})
