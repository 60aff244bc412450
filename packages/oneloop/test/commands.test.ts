import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePng, toImage, writeIdx } from '@oneloop/mnist-data'
import { mnist } from '@oneloop/mnist-data/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { type Outcome, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const model = join(folder, 'run', 'model.safetensors')
let trained: Outcome
let idx: string
beforeAll(async () => {
  trained = await oneloop(['train', '--limit', '12000', '--epochs', '2', '--json', '--out', join(folder, 'run')])
  const { test: images } = await mnist()
  idx = join(folder, 'images.idx')
  writeFileSync(idx, writeIdx({ shape: [3, 28, 28], data: images.features.slice(0, 3 * 784) }))
})

describe('evaluate', () => {
  test('gives the accuracy that training ended with', async () => {
    const { status, events } = await inProcess(['evaluate', '--model', model, '--json'])
    expect(status).toBe(0)
    const [result] = events()
    expect(result!.accuracy).toBe(trained.events().at(-1)!.accuracy)
    expect(result!.loss).toBeGreaterThan(0)
    expect(result!.perClass).toHaveLength(10)
  })

  test('prints a table per class', async () => {
    const { stdout } = await inProcess(['evaluate', '--model', model, '--limit', '500'])
    expect(stdout).toMatch(/class .*precision .*recall .*F1 .*images/)
    expect(stdout).toMatch(/Accuracy: \d\d\.\d\d% \(\d+ of 500\)/)
  })
})

describe('predict', () => {
  const classes = (outcome: Outcome) => outcome.events().map((event) => event.class)
  const predict = (names: string[], stdin?: Uint8Array) =>
    oneloop(['predict', ...names, '--model', model, '--json'], stdin === undefined ? {} : { stdin })

  test('rows of an IDX file: 7, 2 and 1', async () => {
    expect(classes(await predict([`${idx}#0`, `${idx}#1`, `${idx}#2`]))).toEqual([7, 2, 1])
  })

  test('a PNG as it is, one drawn large and dark on light, and one on stdin', async () => {
    const { test: images } = await mnist()
    const png = await toImage(images, 0).png()
    const file = join(folder, 'seven.png')
    writeFileSync(file, png)
    const large = join(folder, 'large.png')
    writeFileSync(large, await encodePng(enlarged(images.image(0), 9)))
    expect(classes(await predict([file, large]))).toEqual([7, 7])
    expect(classes(await predict(['-'], png))).toEqual([7])
    expect(classes(await predict(['-'], images.image(1).slice()))).toEqual([2])
  })

  test('prints the class and its probability', async () => {
    const { stdout } = await inProcess(['predict', `${idx}#0`, '--model', model])
    expect(stdout).toMatch(/images\.idx#0: 7 \(\d+\.\d\d%\)\n {2}7 +\d+\.\d\d% {2}█+/)
  })
})

/** Each pixel as a square, dark on light, on a canvas that is not square. */
function enlarged(image: Uint8Array, factor: number) {
  const [width, height] = [28 * factor + 40, 28 * factor]
  const grey = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [Math.floor((i % width) / factor), Math.floor(i / width / factor)]
    return 255 - (x < 28 ? image[y * 28 + x]! : 0)
  })
  return { width, height, grey }
}

describe('inspect', () => {
  test('a model, a checkpoint, an IDX file', async () => {
    const of = async (path: string) => (await inProcess(['inspect', path])).stdout
    expect(await of(model)).toMatch(/safetensors.*109,386 values[\s\S]*fc1\.weight .*\[128, 784\]/)
    expect(await of(join(folder, 'run', 'checkpoint.safetensors'))).toMatch(
      /Checkpoint: epoch 3, step 0 of 188; 376 updates/,
    )
    expect(await of(idx)).toContain('[3, 28, 28]')
  })
})

describe('export', () => {
  for (const format of ['safetensors', 'pth', 'onnx', 'tfjs', 'npz']) {
    test(`${format}: the file gives the same accuracy`, async () => {
      const exported = join(folder, `exported.${format}`)
      const { status } = await inProcess(['export', '--model', model, '--format', format, '--out', exported])
      expect(status).toBe(0)
      const [result] = (await inProcess(['evaluate', '--model', exported, '--json'])).events()
      expect(result!.accuracy).toBe(trained.events().at(-1)!.accuracy)
    })
  }
})

test('train shows that the saved state dict loads into a fresh network with the same accuracy', () => {
  const [, final] = /Loaded mnist_model\.pth: accuracy (\d+\.\d\d)%/.exec(trained.stderr) ?? []
  expect(Number(final) / 100).toBeCloseTo(trained.events().at(-1)!.accuracy as number, 4)
})

test('backends lists every backend', async () => {
  const { status, events } = await inProcess(['backends', '--json'])
  expect(status).toBe(0)
  const listed = events()[0]!.backends as { backend: string; available: boolean; reason: string | null }[]
  expect(listed.map(({ backend }) => backend)).toEqual(
    expect.arrayContaining(['wasm', 'tfjs-wasm', 'tfjs-cpu', 'reference']),
  )
  for (const { available, reason } of listed) expect(available).toBe(reason === null)
})

describe('bad input is one line with a code, and a status', () => {
  const broken = join(folder, 'broken')
  beforeAll(() => {
    mkdirSync(broken)
    for (const name of [
      'train-images-idx3-ubyte',
      'train-labels-idx1-ubyte',
      't10k-images-idx3-ubyte',
      't10k-labels-idx1-ubyte',
    ]) {
      writeFileSync(join(broken, name), readFileSync(idx).subarray(0, 100))
    }
  })
  const nowhere = join(folder, 'no', 'such')
  const cases: [string[], number, RegExp][] = [
    [['train', '--epochs', '0'], 2, /--epochs is a whole number from 1 up, not '0'/],
    [['train', '--epochs', '1e99'], 2, /--epochs/],
    [['train', '--batch-size', '-1'], 2, /--batch-size is a whole number from 1 up, not '-1'/],
    [['train', '--lr', 'nan'], 2, /--lr is a number above 0, not 'nan'/],
    [['train', '--dropout', '1'], 2, /--dropout is a number from 0 up and below 1/],
    [['train', '--hidden', '128,x'], 2, /--hidden/],
    [['train', '--threads', '0'], 2, /--threads/],
    [['train', '--optimizer', 'adamm'], 2, /did you mean 'adam'\?/],
    [['train', '--schedule', 'cosin'], 2, /did you mean 'cosine'\?/],
    [['train', '--backend', 'wsam'], 2, /did you mean 'wasm'\?/],
    [['train', '--data', 'mnits'], 2, /did you mean 'mnist'\?/],
    [['train', '--data', nowhere], 3, /no|not/],
    [['train', '--data', broken], 3, /broken/],
    [['train', '--optimiser', 'adam'], 2, /Did you mean --optimizer/],
    [['trian'], 2, /Did you mean one of train, trial/],
    [['evaluate'], 2, /--model/],
    [['evaluate', '--model', nowhere], 3, /no such file/],
    [['evaluate', '--model', '/dev/null'], 3, /null/],
    [['predict', 'x.png', '--model', 'none'], 3, /no such file/],
    [['inspect', nowhere], 3, /no such file/],
  ]
  for (const [args, status, message] of cases) {
    test(`oneloop ${args.map((arg) => arg.replace(folder, '…')).join(' ')}`, async () => {
      const outcome = await inProcess([...args, ...(args[0] === 'train' ? ['--out', join(folder, 'bad')] : [])])
      expect(outcome.stderr.trim().split('\n')).toHaveLength(1)
      expect(outcome.stderr).toMatch(message)
      expect(outcome.stderr).toMatch(/^oneloop: .* \[[A-Z_]+\]\n$/)
      expect(outcome.status).toBe(status)
      expect(outcome.stdout).toBe('')
    })
  }
})

test('--help reads well and gives the exit statuses', async () => {
  const { status, stdout } = await oneloop(['--help'])
  expect(status).toBe(0)
  for (const word of ['train', 'evaluate', 'predict', 'inspect', 'backends', 'Exit status', '130'])
    expect(stdout).toContain(word)
})

test('--version prints the version', async () => {
  const file = new URL('../package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  expect(await oneloop(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('--quiet prints results alone', async () => {
  const { stdout, stderr } = await oneloop([
    'train',
    '--limit',
    '500',
    '--epochs',
    '1',
    '--quiet',
    '--out',
    join(folder, 'quiet'),
  ])
  expect(stdout).toMatch(/^Epoch \[1\/1\] \| Loss: \d\.\d{4} \| Accuracy: \d+\.\d\d%\n\nFinal accuracy: \d+\.\d\d%\n$/)
  expect(stderr).toBe('')
})
