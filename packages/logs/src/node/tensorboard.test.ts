import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nanGuard, type RunState } from '@oneloop/trainer'
import { afterAll, describe, expect, test } from 'vitest'
import { littleModel, littleRun } from '../../test/little-run.ts'
import { bytesOf, double, fields, float, readRecords, readValues } from '../../test/read-events.ts'
import { tensorBoard } from './index.ts'

const outside = mkdtempSync(join(tmpdir(), 'oneloop-logs-'))
afterAll(() => rmSync(outside, { recursive: true, force: true }))

let runs = 0
const newFolder = () => join(outside, `run-${runs++}`)
const files = (folder: string) => readdirSync(folder).sort()
const valuesOf = (folder: string) => files(folder).flatMap((name) => readValues(readFileSync(join(folder, name))))

test('has every figure of every epoch at its step, to the bits of float32', async () => {
  const folder = newFolder()
  const metrics = { 'mean output': (outputs: Float32Array) => outputs[0]! }
  const history = await littleRun({ callbacks: [tensorBoard(folder)], metrics })
  const scalars = valuesOf(folder).filter(({ kind }) => kind === 'scalar')
  expect(files(folder)).toEqual([expect.stringContaining('tfevents')])
  const series = (tag: string) =>
    scalars.filter((value) => value.tag === tag).map(({ step, body }) => [step, float(body)])
  const wanted = (figure: (report: (typeof history.epochs)[number]) => number) =>
    history.epochs.map((report) => [3 * report.epoch, Math.fround(figure(report))])
  expect(series('loss/train')).toEqual(wanted(({ loss }) => loss))
  expect(series('loss/validation')).toEqual(wanted(({ validationLoss }) => validationLoss!))
  expect(series('accuracy/train')).toEqual(wanted(({ trainAccuracy }) => trainAccuracy!))
  expect(series('accuracy/validation')).toEqual(wanted(({ accuracy }) => accuracy!))
  expect(series('learning_rate')).toEqual(wanted(({ learningRate }) => learningRate))
  expect(series('mean output')).toEqual(wanted(({ metrics: own }) => own!['mean output']!))
})

test('has a histogram of every weight as it is after the epoch, and of its gradient', async () => {
  const folder = newFolder()
  const model = littleModel()
  await littleRun({ callbacks: [tensorBoard(folder)], epochs: 1 }, model)
  const histograms = valuesOf(folder).filter(({ kind }) => kind === 'histogram')
  const names = Object.keys(model.parameters)
  expect(histograms.map(({ tag }) => tag)).toEqual([
    ...names.map((name) => `weights/${name}`),
    ...names.map((name) => `gradients/${name}`),
  ])
  for (const [i, name] of names.entries()) {
    const weights = model.parameters[name]!
    const { body } = histograms[i]!
    expect(double(bytesOf(body, 1))).toBe(Math.min(...weights))
    expect(double(bytesOf(body, 2))).toBe(Math.max(...weights))
    expect(double(bytesOf(body, 3))).toBe(weights.length)
  }
  const without = newFolder()
  await littleRun({ callbacks: [tensorBoard(without, { histograms: false })], epochs: 1 })
  expect(valuesOf(without).every(({ kind }) => kind === 'scalar')).toBe(true)
})

test('watching does not change what is learnt', async () => {
  const [watched, alone] = [littleModel(), littleModel()]
  await littleRun({ callbacks: [tensorBoard(newFolder())] }, watched)
  await littleRun({}, alone)
  expect(watched.parameters).toEqual(alone.parameters)
})

describe('hyperparameters', () => {
  const ends = (folder: string) =>
    valuesOf(folder)
      .filter(({ tag }) => tag === '_hparams_/session_end_info')
      .map(({ body }) => fields(bytesOf(bytesOf(bytesOf(body, 1), 2), 4))[0]!.value)
  const hyperparameters = { learningRate: 0.1 }

  test('are there from the start, and a run that ends says that it did', async () => {
    const folder = newFolder()
    await littleRun({ callbacks: [tensorBoard(folder, { hyperparameters })] })
    expect(
      valuesOf(folder)
        .slice(0, 2)
        .map(({ tag }) => tag),
    ).toEqual(['_hparams_/experiment', '_hparams_/session_start_info'])
    expect(ends(folder)).toEqual([1])
  })

  test('a run that ends in an error says so, and one that was stopped says nothing: it may go on', async () => {
    const failed = newFolder()
    const fails = {
      onEpochEnd() {
        throw new Error('no more')
      },
    }
    await expect(littleRun({ callbacks: [tensorBoard(failed, { hyperparameters }), fails] })).rejects.toThrow('no more')
    expect(ends(failed)).toEqual([2])

    const stopped = newFolder()
    const controller = new AbortController()
    const stops = { onEpochEnd: () => controller.abort(new Error('stop')) }
    const callbacks = [tensorBoard(stopped, { hyperparameters }), stops]
    await expect(littleRun({ callbacks, signal: controller.signal })).rejects.toThrow('stop')
    expect(ends(stopped)).toEqual([])
  })
})

test('a run that goes on adds a file, which takes back what was written past its place', async () => {
  const folder = newFolder()
  let saved: RunState | undefined
  const saves = {
    async onEpochDone(run: { epoch: number; snapshot(): Promise<RunState> }) {
      if (run.epoch === 1) saved = await run.snapshot()
    },
  }
  await littleRun({ callbacks: [tensorBoard(folder), saves] })
  await littleRun({ callbacks: [tensorBoard(folder), nanGuard()], resume: saved! })
  const [, second] = files(folder)
  expect(files(folder)).toHaveLength(2)
  const [version, restart] = readRecords(readFileSync(join(folder, second!)))
  expect(fields(version!).some(({ number }) => number === 3)).toBe(true)
  expect(fields(restart!).find(({ number }) => number === 2)!.value).toBe(4)
  expect(fields(bytesOf(restart!, 7))).toEqual([{ number: 1, value: 1 }])
  const steps = readValues(readFileSync(join(folder, second!)))
    .filter(({ tag }) => tag === 'epoch')
    .map(({ step }) => step)
  expect(steps).toEqual([6, 9])
})

test('images are logged after every epoch, and one that is no PNG ends the run', async () => {
  const folder = newFolder()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await littleRun({ epochs: 2, callbacks: [tensorBoard(folder, { images: () => ({ 'first layer': png }) })] })
  const images = valuesOf(folder).filter(({ kind }) => kind === 'image')
  expect(images.map(({ step, tag }) => [step, tag])).toEqual([
    [3, 'first layer'],
    [6, 'first layer'],
  ])
  const broken = tensorBoard(newFolder(), { images: () => ({ x: Uint8Array.of(1) }) })
  await expect(littleRun({ callbacks: [broken] })).rejects.toMatchObject({ code: 'IMAGE_BROKEN' })
})

test('a folder that can not be made is refused before the first step, by name', async () => {
  const path = join(outside, 'a-file')
  writeFileSync(path, '')
  let steps = 0
  const counts = { onStep: () => void steps++ }
  const run = littleRun({ callbacks: [tensorBoard(join(path, 'logs')), counts] })
  await expect(run).rejects.toMatchObject({ code: 'WRITE_FAILED', message: expect.stringContaining('a-file') })
  expect(steps).toBe(0)
  expect(existsSync(join(path, 'logs'))).toBe(false)
  expect(() => tensorBoard(path, { histogram: true } as object)).toThrow(/did you mean|histograms/)
})
