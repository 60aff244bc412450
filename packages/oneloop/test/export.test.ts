import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { argMax } from '@oneloop/metrics'
import { Mlp } from '@oneloop/mlp-model'
import { encodePng, LESSON_TRANSFORM } from '@oneloop/mnist-data'
import { mnist } from '@oneloop/mnist-data/node'
import { writeModelFile } from '@oneloop/model-io/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const at = (...names: string[]) => join(folder, ...names)

const rows = Array.from({ length: 90 }, (_, i) => ({
  length: String(10 + (i % 3) * 4 + Math.round(30 * Math.sin(i)) / 16),
  colour: i % 11 === 0 ? '' : ['red', 'white', 'blue'][i % 3]!,
  sold: i % 4 === 0 ? 'no' : 'yes',
  kind: ['rose', 'tulip', 'iris'][i % 3]!,
}))
const columns = ['length', 'colour', 'sold', 'kind'] as const
const csv = at('flowers.csv')
const digits = at('digits', 'model.safetensors')
const flowers = at('flowers', 'model.safetensors')
const kinds = ['iris', 'rose', 'tulip']
/** What `predict` says of each row: the probabilities of the kinds. */
let said: number[][]

interface Done {
  readonly files: readonly string[]
  readonly bytes: number
  readonly cost: {
    readonly before: Readonly<Record<string, number>>
    readonly after: Readonly<Record<string, number>>
    readonly count: number
    readonly of: string
  } | null
}

const exporting = (model: string, out: string, ...args: string[]) =>
  inProcess(['export', '--model', model, '--out', at(out), ...args])

async function exported(model: string, out: string, ...args: string[]): Promise<Done> {
  const { status, stderr, events } = await exporting(model, out, '--json', ...args)
  expect(status, stderr).toBe(0)
  return events().at(-1) as unknown as Done
}

beforeAll(async () => {
  writeFileSync(csv, [columns.join(), ...rows.map((row) => columns.map((name) => row[name]).join())].join('\n'))
  const quick = ['--backend', 'wasm', '--quiet']
  await inProcess(['train', '--limit', '6000', '--epochs', '2', ...quick, '--out', at('digits')])
  await inProcess(['train', csv, '--target', 'kind', '--epochs', '10', ...quick, '--out', at('flowers')])
  const { stdout } = await inProcess(['predict', '--model', flowers, csv])
  said = stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number))
})

describe('JavaScript', () => {
  test('a network of digits reads them as well as evaluate says, and int8 as well as export says', async () => {
    const { accuracy } = (await inProcess(['evaluate', '--model', digits, '--json'])).events()[0]!
    const { cost, bytes } = await exported(digits, 'digits-int8.mjs', '--format', 'js', '--quantize', 'int8')
    expect(cost).toMatchObject({ before: { accuracy }, count: 10_000, of: 'test images of mnist' })
    await exported(digits, 'digits.mjs', '--format', 'js')
    expect(bytes / readFileSync(at('digits.mjs')).length).toBeLessThan(0.3)

    const { test: images } = await mnist()
    const labels = images.labels
    for (const [name, expected] of [
      ['digits.mjs', accuracy],
      ['digits-int8.mjs', cost!.after['accuracy']],
    ] as const) {
      const { predict } = (await import(pathToFileURL(at(name)).href)) as {
        predict(bytes: Uint8Array): Float32Array
      }
      const answers = argMax(predict(images.features), 10)
      const right = answers.filter((answer, i) => answer === labels[i]).length
      // Sums in another order may turn one image or two of ten thousand.
      expect(Math.abs(right / 10_000 - Number(expected)), name).toBeLessThan(0.0003)
    }
  })

  test('a table: what Node answers for a row is what predict says of it', async () => {
    await exported(flowers, 'flowers.mjs', '--format', 'js')
    const program = at('answers.mjs')
    writeFileSync(
      program,
      `import { answer } from './flowers.mjs'\nconsole.log(JSON.stringify(${JSON.stringify(rows)}.map(answer)))\n`,
    )
    const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const answers = JSON.parse(stdout) as { label: string; probabilities: number[] }[]
    expect(answers).toHaveLength(rows.length)
    for (const [i, { label, probabilities }] of answers.entries()) {
      for (const [k, probability] of probabilities.entries()) expect(probability).toBeCloseTo(said[i]![k]!, 4)
      expect(label).toBe(kinds[argMax(Float32Array.from(said[i]!), 3)[0]!])
    }
  })
})

const cc = spawnSync('cc', ['--version']).status === 0
if (!cc) console.error('skipped: C at the command: there is no C compiler named cc')

describe('C', () => {
  test('a header beside its source, named as the file', async () => {
    const { files } = await exported(flowers, 'bloom.c', '--format', 'c')
    expect(files).toEqual([at('bloom.h'), at('bloom.c')])
    expect(readFileSync(at('bloom.h'), 'utf8')).toMatch(
      /void bloom_predict\(const float features\[3\], float outputs\[3\]\)/,
    )
    const refused = await exporting(flowers, 'bloom.c', '--format', 'c')
    expect(refused.stderr).toMatch(/bloom\.h: it is there already; .*\[OUTPUT_EXISTS\]/)
  })

  test.skipIf(!cc).each([
    ['float32', [], 5],
    ['int8', ['--quantize', 'int8'], 1.3],
  ] as const)(
    `compiled, %s answers as predict does${cc ? '' : ' (skipped: there is no C compiler named cc)'}`,
    async (type, args, digitsAlike) => {
      const name = `net_${type}`
      await exported(flowers, `${name}.c`, '--format', 'c', ...args)
      const given = rows.map(({ length, colour, sold }) => {
        const coded = colour === '' ? 'NAN' : ['blue', 'red', 'white'].indexOf(colour)
        return `{${length}, ${coded}, ${Number(sold === 'yes')}}`
      })
      writeFileSync(
        at('main.c'),
        `#include <math.h>
#include <stdio.h>
#include "${name}.h"
int main(void)
{
    static const float rows[][3] = {${given.join(', ')}};
    float y[3];
    unsigned i;
    for (i = 0; i < ${rows.length}; i++) {
        ${name}_predict(rows[i], y);
        printf("%.9g %.9g %.9g\\n", y[0], y[1], y[2]);
    }
    return 0;
}
`,
      )
      const built = spawnSync(
        'cc',
        ['-std=c99', '-Wall', '-Wextra', '-Werror', at('main.c'), at(`${name}.c`), '-lm', '-o', at(name)],
        { encoding: 'utf8' },
      )
      expect(built.stderr).toBe('')
      const answers = spawnSync(at(name), { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number))
      expect(answers).toHaveLength(rows.length)
      for (const [i, probabilities] of answers.entries()) {
        for (const [k, probability] of probabilities.entries()) {
          expect(probability).toBeCloseTo(said[i]![k]!, digitsAlike)
        }
      }
    },
  )
})

/** A Python that has onnxruntime. */
const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import onnxruntime, numpy']).status === 0)
if (python === undefined) console.error('skipped: ONNX at the command: no Python here has onnxruntime')

describe('ONNX of eight bits', () => {
  test('is read back with the accuracy that export told', async () => {
    const { cost } = await exported(digits, 'digits.onnx', '--format', 'onnx', '--quantize', 'int8')
    const { accuracy } = (await inProcess(['evaluate', '--model', at('digits.onnx'), '--json'])).events()[0]!
    expect(accuracy).toBe(cost!.after['accuracy'])
  })

  test.skipIf(python === undefined)(
    `onnxruntime has that accuracy too${python === undefined ? ' (skipped: no Python here has onnxruntime)' : ''}`,
    async () => {
      const { cost } = await exported(digits, 'there.onnx', '--format', 'onnx', '--quantize', 'int8')
      const { test: images } = await mnist()
      const { scale, offset } = LESSON_TRANSFORM
      const inputs = Float32Array.from(images.features, (byte) => byte * scale + offset)
      writeFileSync(at('inputs.f32'), new Uint8Array(inputs.buffer))
      const script = `import sys, numpy, onnxruntime
session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
rows = numpy.fromfile(sys.argv[2], numpy.float32).reshape(-1, 784)
print(*session.run(None, {session.get_inputs()[0].name: rows})[0].argmax(1))`
      const { stdout, stderr } = spawnSync(python!, ['-c', script, at('there.onnx'), at('inputs.f32')], {
        encoding: 'utf8',
      })
      const answers = stdout.trim().split(' ').map(Number)
      expect(answers, stderr).toHaveLength(10_000)
      const right = answers.filter((answer, i) => answer === images.labels[i]).length
      expect(Math.abs(right / 10_000 - cost!.after['accuracy']!)).toBeLessThan(0.0003)
    },
  )
})

describe('what quantising costs', () => {
  test('is told in words, on the rows that are named', async () => {
    const { stdout } = await exporting(flowers, 'told.mjs', '--format', 'js', '--quantize', 'int8', '--data', csv)
    expect(stdout).toMatch(
      /told\.mjs: js, int8, [\d,]+ bytes\nOn 90 rows of .*flowers\.csv:\n {2}before {2}Accuracy: .*% {3}Loss: .*\n {2}int8 {4}Accuracy: /,
    )
    const { stdout: evaluated } = await inProcess(['evaluate', '--model', flowers, csv])
    expect(evaluated).toContain(/before {2}(Accuracy: [\d.]+%)/.exec(stdout)![1])
  })

  test('is not, and says so, where no rows are at hand', async () => {
    const { cost } = await exported(flowers, 'untold.mjs', '--format', 'js', '--quantize', 'int8')
    expect(cost).toBeNull()
    const { stderr } = await exporting(flowers, 'untold2.mjs', '--format', 'js', '--quantize', 'int8')
    expect(stderr).toMatch(/int8 costs was not measured; name rows .* --data/)
  })

  test('a network of other pictures of the same size is not measured on digits', async () => {
    const clothes = at('clothes.safetensors')
    const classNames = Array.from('abcdefghij')
    await writeModelFile(clothes, new Mlp([784, 10], { seed: 1 }), { normalization: LESSON_TRANSFORM, classNames })
    expect((await exported(clothes, 'clothes.mjs', '--format', 'js', '--quantize', 'int8')).cost).toBeNull()
  })
})

test('a network of pictures keeps their size and classes', async () => {
  const folderOfImages = at('pictures')
  for (const [shade, name] of ['dark', 'light'].entries()) {
    mkdirSync(join(folderOfImages, name), { recursive: true })
    for (let i = 0; i < 12; i++) {
      const grey = Uint8Array.from({ length: 64 }, (_, pixel) => 200 * shade + ((pixel * 7 + i * 13) % 50))
      writeFileSync(join(folderOfImages, name, `${i}.png`), await encodePng({ width: 8, height: 8, grey }))
    }
  }
  const run = ['train', folderOfImages, '--epochs', '3', '--backend', 'reference', '--quiet', '--out', at('shades')]
  const trained = await inProcess(run)
  expect(trained.status, trained.stderr).toBe(0)
  const model = at('shades', 'model.safetensors')
  const { cost } = await exported(
    model,
    'shades.onnx',
    '--format',
    'onnx',
    '--quantize',
    'int8',
    '--data',
    folderOfImages,
  )
  expect(cost!.count).toBe(24)
  const evaluated = await inProcess(['evaluate', '--model', at('shades.onnx'), folderOfImages, '--json'])
  expect(evaluated.events()[0], evaluated.stderr).toMatchObject({ accuracy: cost!.after['accuracy'], count: 24 })
})

describe('bad input is one line, and nothing is written', () => {
  const cases: [args: string[], status: number, message: RegExp][] = [
    [['--format', 'jss'], 2, /unknown format 'jss' \(did you mean 'js'\?/],
    [['--format', 'js', '--quantize', 'int4'], 2, /unknown type 'int4'/],
    [['--format', 'pth', '--quantize', 'int8'], 2, /--quantize is for --format onnx, js, c: pth has no place/],
    [['--format', 'js', '--data', csv], 2, /--data tells what --quantize costs/],
    [['--format', 'js', '--quantize', 'int8', '--data', at('nowhere.csv')], 3, /nowhere\.csv: there is no such file/],
    [['--format', 'js', '--quantize', 'int8', '--data', at('other.csv')], 3, /other\.csv.*no column.*'length'|length/],
  ]
  test.each(cases)('%j', async (args, status, message) => {
    writeFileSync(at('other.csv'), 'a,b\n1,2\n')
    mkdirSync(at('empty'), { recursive: true })
    const outcome = await exporting(flowers, join('empty', 'out'), ...args)
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1)
    expect(outcome.stderr).toMatch(message)
    expect([outcome.status, outcome.stdout]).toEqual([status, ''])
    expect(readdirSync(at('empty'))).toEqual([])
    expect(existsSync(at('empty', 'out'))).toBe(false)
  })
})
