import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wasm } from '@oneloop/backend-wasm'
import { encodeSafetensors, float32Bytes } from '@oneloop/core/files'
import { DataLoader, toTensor } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { encodePng } from '@oneloop/mnist-data'
import { mnist } from '@oneloop/mnist-data/node'
import { safetensors } from '@oneloop/model-io'
import { evaluate, fit } from '@oneloop/trainer'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { temporaryFolder } from './oneloop.ts'

// A file of weights alone, as strangers publish them: a tanh network whose pixels went from 0 to 1.

const folder = temporaryFolder()
const silent = join(folder, 'silent.safetensors')
const known = ['--normalize', '0,1', '--activation', 'tanh']
let accuracy = 0

function writeWeights(path: string, model: Mlp): void {
  const tensors = [...model.namedParameters()].map(([name, shape, data]) => {
    return { name, shape, dtype: 'F32' as const, bytes: float32Bytes(data) }
  })
  writeFileSync(path, encodeSafetensors(tensors, {}))
}

beforeAll(async () => {
  const { train, test: testing } = await mnist()
  const model = new Mlp([784, 32, 10], { activation: 'tanh', seed: 3 })
  const options = { batchSize: 64, transform: toTensor() }
  const loader = new DataLoader(train.subset({ start: 0, end: 6000 }), { ...options, shuffle: true })
  await fit(model, loader, { backend: wasm(), epochs: 3 })
  const judged = await evaluate(model, new DataLoader(testing, options), { backend: wasm() })
  accuracy = judged.accuracy!
  writeWeights(silent, model)
})

async function evaluated(...args: string[]) {
  const outcome = await inProcess(['evaluate', '--json', ...args])
  const [result] = outcome.events()
  return { ...outcome, result: result as { accuracy: number; normalize: string; guessed: object } }
}

describe('what a file does not say', () => {
  test('is tried on the training images, and told as a guess with its margin', async () => {
    const { stderr, result } = await evaluated('--model', silent)
    expect(stderr).toMatch(
      /its scaling and activation are guessed: of 2,000 training images of mnist, \d+\.\d % are right with --normalize 0,1 and --activation tanh \(\d+\.\d % with --normalize [\d.,]+; \d+\.\d % with --activation \w+\)/,
    )
    expect(result.accuracy).toBe(accuracy)
    expect(Object.keys(result.guessed)).toEqual(expect.arrayContaining(['normalization', 'activation']))
  })

  test('can be said by the user, and is no guess then', async () => {
    const { stderr, result } = await evaluated('--model', silent, ...known)
    expect(stderr).not.toContain('guess')
    expect(result).toMatchObject({ accuracy, normalize: '0,1', guessed: {} })
    expect((await evaluated('--model', silent, '--normalize', '0.5,0.5')).result.accuracy).not.toBe(accuracy)
  })

  test('stays a guess through an export, until the user settles it', async () => {
    const [guessed, settled] = [join(folder, 'guessed.onnx'), join(folder, 'settled.npz')]
    const first = await inProcess(['export', '--model', silent, '--format', 'onnx', '--out', guessed])
    expect(first.stderr).toMatch(/is marked as guessed in it; .*--normalize MEAN,STD and --activation NAME/)
    const again = await evaluated('--model', guessed)
    expect(again.stderr).toContain('are guessed')
    expect(again.result.accuracy).toBe(accuracy)
    await inProcess(['export', '--model', guessed, '--format', 'npz', '--out', settled, ...known])
    const last = await evaluated('--model', settled)
    expect(last.stderr).not.toContain('guess')
    expect(last.result).toMatchObject({ accuracy, guessed: {} })
  })

  test('is told by inspect and predict too', async () => {
    expect((await inProcess(['inspect', silent])).stderr).toContain('are guessed')
    const { stdout } = await inProcess(['inspect', silent, ...known])
    expect(stdout).toContain('of pixels --normalize 0,1')
    expect(stdout).toContain('Tanh')
  })
})

describe('no answer is made up', () => {
  test('for a network of NaN', async () => {
    const model = new Mlp([784, 8, 10])
    model.parameters['fc2.bias']!.fill(Number.NaN)
    const broken = join(folder, 'nan.safetensors')
    writeWeights(broken, model)
    for (const args of [
      ['evaluate', '--limit', '10'],
      ['predict', await picture('seven.png', 0)],
    ]) {
      const { status, stdout, stderr } = await inProcess([...args, '--model', broken])
      expect(status).toBe(3)
      expect(stderr).toMatch(/\[NOT_FINITE\]\n$/)
      expect(stdout).toBe('')
    }
  })

  test('one blank picture among several is named, and the others are read', async () => {
    const blank = join(folder, 'blank.png')
    writeFileSync(blank, await encodePng({ width: 40, height: 40, grey: new Uint8Array(1600).fill(255) }))
    const images = [await picture('first.png', 0), blank, await picture('last.png', 1)]
    const { status, stderr, events } = await inProcess(['predict', ...images, '--json', '--model', silent, ...known])
    expect(status).toBe(3)
    expect(stderr).toMatch(/blank\.png: .*\[IMAGE_BLANK\]/)
    expect(events().map((event) => event['class'] ?? 'none')).toEqual([7, 'none', 2])
  })

  test('a picture that shows no digit is told so where the classes are digits, and doubted where they may be', async () => {
    const blot = join(folder, 'blot.png')
    const grey = Uint8Array.from({ length: 1600 }, (_, i) => (Math.hypot((i % 40) - 20, i / 40 - 20) < 12 ? 0 : 255))
    writeFileSync(blot, await encodePng({ width: 40, height: 40, grey }))
    const named = join(folder, 'named.safetensors')
    const model = new Mlp([784, 10])
    const bytes = safetensors.write(model, { classNames: [...'0123456789'], normalization: toTensor() })
    writeFileSync(named, bytes)
    const refused = await inProcess(['predict', await picture('first.png', 0), blot, '--json', '--model', named])
    expect(refused.status).toBe(3)
    expect(refused.stderr).toMatch(/blot\.png: this looks like no digit: it is a blot.*\[IMAGE_NOT_DIGIT\]/)
    expect(refused.events().map((event) => 'class' in event)).toEqual([true, false])
    const doubted = await inProcess(['predict', blot, '--json', '--model', silent, ...known])
    expect(doubted.status).toBe(0)
    expect(doubted.stderr).toMatch(/blot\.png: if its classes are digits, this looks like no digit/)
  })

  test('JPEG, BMP, GIF and WebP are read, and other files are told what they are not', async () => {
    const pictures = ['grey.jpg', 'grey.bmp', 'grey.gif', 'colour.webp'].map((name) =>
      fileURLToPath(new URL(`../../mnist-data/test/fixtures/pictures/${name}`, import.meta.url)),
    )
    const { events } = await inProcess(['predict', ...pictures, '--json', '--model', silent, ...known])
    expect(events().map((event) => 'class' in event || event['error'])).toEqual([true, true, true, true])
    const { status, stderr } = await inProcess(['predict', import.meta.filename, '--model', silent, ...known])
    expect(status).toBe(3)
    expect(stderr).toContain('neither a PNG, JPEG, WebP, BMP or GIF picture nor 784 raw bytes')
  })

  async function picture(name: string, i: number): Promise<string> {
    const { test: testing } = await mnist()
    const path = join(folder, name)
    writeFileSync(path, await encodePng({ width: 28, height: 28, grey: testing.image(i) }))
    return path
  }
})
