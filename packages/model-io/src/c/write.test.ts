import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { activationNames } from '@oneloop/core'
import { inputWidth } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { petModel, petTables, rows } from '../../test/pets.ts'
import { runProgram, type Tool, title } from '../../test/real-tools/tool.ts'
import { cFiles, quantizeModel, type WriteModelOptions, writeModel } from '../index.ts'

const cc: Tool =
  spawnSync('cc', ['--version']).status === 0 ? { path: 'cc' } : { skipped: 'there is no C compiler named cc' }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oneloop-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Compiles the written files with a program that reads rows and writes outputs, and runs it. */
function run(
  model: Mlp,
  given: Float32Array,
  options: WriteModelOptions = {},
  flags: readonly string[] = ['-std=c99'],
) {
  for (const { name, bytes } of cFiles(model, options)) writeFileSync(join(folder, name), bytes)
  const name = options.name ?? 'model'
  const NAME = name.toUpperCase()
  const main = `#include <stdio.h>
#include "${name}.h"
int main(void)
{
    static float features[${NAME}_INPUTS], outputs[${NAME}_OUTPUTS];
    int i;
    while (fread(features, sizeof features, 1, stdin) == 1) {
        ${name}_predict(features, outputs);
        for (i = 0; i < ${NAME}_OUTPUTS; i++) printf("%.9g\\n", outputs[i]);
    }
${(options.classNames ?? []).map((_, i) => `    printf("%s%c", ${name}_class_names[${i}], 0);\n`).join('')}    return 0;
}
`
  writeFileSync(join(folder, 'main.c'), main)
  const strict = ['-Wall', '-Wextra', '-Wpedantic', '-Werror', '-Wno-unused-function', ...flags]
  const program = join(folder, 'program')
  runProgram('cc', [...strict, '-o', program, join(folder, 'main.c'), join(folder, `${name}.c`), '-lm'], {
    timeoutMs: 60_000,
  })
  const { stdout, status } = spawnSync(program, { input: new Uint8Array(given.buffer), encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout
}

const numbers = (stdout: string) => stdout.trim().split('\n').map(Number)

function expectClose(actual: readonly number[], expected: Float32Array): void {
  expect(actual).toHaveLength(expected.length)
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(actual[i]! - value), `output ${i}`).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)))
  }
}

const features = (model: Mlp, count = 4) =>
  Float32Array.from({ length: count * model.widths[0]! }, (_, i) => Math.sin(i * 1.3 + 1) * 2)

describe.skipIf(cc.skipped !== undefined)(title('with a C compiler', cc), () => {
  test.each(activationNames)('%s: C answers as Mlp.forward does', (activation) => {
    const model = new Mlp([20, 12, 9, 3], { activation, seed: 5 })
    expectClose(numbers(run(model, features(model))), model.forward(features(model)))
  })

  test('quantised weights answer as quantizeModel does', () => {
    const model = new Mlp([20, 12, 3], { activation: 'tanh', seed: 5 })
    const answers = numbers(run(model, features(model), { quantize: 'int8' }))
    expectClose(answers, quantizeModel(model).forward(features(model)))
  })

  test('the normalisation is inside, and softmax where it is asked for', () => {
    const model = new Mlp([4, 3], { seed: 2 })
    const normalization = { scale: 1 / 255, offset: -0.5 }
    const given = Float32Array.of(0, 9, 128, 255)
    expectClose(numbers(run(model, given, { normalization })), model.forward({ features: given, ...normalization }))
    const probabilities = numbers(run(model, given, { normalization, softmax: true }))
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6)
  })

  test.each([
    [1, 1],
    [1, 1, 1],
    [3, 1],
    [1, 5, 2],
  ])('the smallest networks: %s', (...widths) => {
    const model = new Mlp(widths, { seed: 3 })
    expectClose(numbers(run(model, features(model), { softmax: false })), model.forward(features(model)))
    run(model, features(model), { softmax: true }, ['-std=c99', '-fsanitize=undefined,address'])
  })

  test.each(Object.keys(petTables))('columns of a table become answers: %s', (name) => {
    const { model, preprocessing, outputs } = petModel(petTables[name]!)
    const { inputs, target } = preprocessing
    const given = rows.flatMap((row) =>
      inputs.map((input) => {
        const cell = row[input.name] ?? null
        if (cell === null) return Number.NaN
        if (input.kind === 'number') return Number(cell)
        return (input.kind === 'category' ? input.categories : [input.no, input.yes]).indexOf(String(cell))
      }),
    )
    const answers = numbers(run(model, Float32Array.from(given), { preprocessing }))
    const each = outputs.length / rows.length
    const expected = Float32Array.from(outputs, (logit, i) => {
      if (target.kind === 'labels') return 1 / (1 + Math.exp(-logit))
      if (target.kind === 'values') return logit * target.columns[i % each]!.scale + target.columns[i % each]!.offset
      const row = Array.from(outputs.subarray(i - (i % each), i - (i % each) + each), Math.exp)
      return Math.exp(logit) / row.reduce((sum, power) => sum + power, 0)
    })
    expectClose(answers, expected)
  })

  test('a column that may not be missing makes NaN of the answers', () => {
    const { model, preprocessing } = petModel(petTables['classes']!)
    const inputs = preprocessing.inputs.map((input) => ({ ...input, missing: null }))
    const width = inputs.reduce((sum, input) => sum + inputWidth(input), 0)
    const alone = new Mlp([width, 4, model.widths.at(-1)!], { seed: 1 })
    for (const missing of inputs.keys()) {
      const row = Float32Array.from(inputs, (_, i) => (i === missing ? Number.NaN : 1))
      expect(numbers(run(alone, row, { preprocessing: { ...preprocessing, inputs } })).every(Number.isNaN)).toBe(true)
    }
  })

  test('it is C++ too, and two networks stand in one program', () => {
    const model = new Mlp([4, 3])
    for (const { name, bytes } of [...cFiles(model, { name: '1st' }), ...cFiles(model, { name: 'second-net' })]) {
      writeFileSync(join(folder, name), bytes)
    }
    const main =
      '#include "model_1st.h"\n#include "second_net.h"\nint main() { float x[4] = {0}, y[3]; model_1st_predict(x, y); second_net_predict(x, y); return 0; }\n'
    writeFileSync(join(folder, 'two.c'), main)
    const files = ['two.c', 'model_1st.c', 'second_net.c'].map((name) => join(folder, name))
    for (const language of ['c', 'c++']) {
      runProgram('cc', ['-x', language, '-Wall', '-Werror', ...files, '-o', join(folder, 'two'), '-lm'], {
        timeoutMs: 60_000,
      })
    }
  })

  test('names of classes come out as they went in, and no text can leave its comment or string', () => {
    const classNames = ['0', '숫자 일곱', 'a"b\\c', '??/', 'x\ny', '*/ int evil; /*', '%s']
    const model = new Mlp([2, 7])
    const guessed = { activation: 'x */ int evil; /* \\' }
    const stdout = run(model, new Float32Array(0), { classNames, guessed }, [
      '-std=c99',
      '-trigraphs',
      '-Wno-trigraphs',
    ])
    expect(stdout.split('\0').slice(0, -1)).toEqual(classNames)
  })
})

test('a weight that C has no constant for is refused', () => {
  const model = new Mlp([2, 2])
  model.parameters['fc1.weight']![1] = Number.NaN
  expect(() => writeModel(model, 'c')).toThrow(/NaN or infinite/)
})

test('the source alone, as one file, is that of the two', () => {
  const model = new Mlp([3, 2])
  expect(writeModel(model, 'c')).toEqual(cFiles(model)[1]!.bytes)
})
