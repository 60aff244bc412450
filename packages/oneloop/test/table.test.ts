import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel } from '@oneloop/model-io'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { type Outcome, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const write = (name: string, text: string | Uint8Array) => {
  writeFileSync(at(name), text)
  return at(name)
}
const quick = ['--epochs', '12', '--backend', 'reference']

/** Flowers of three kinds, with a price, whether they were sold, and a day. */
const flowers = Array.from({ length: 120 }, (_, i) => {
  const kind = i % 3
  const length = (10 + kind * 4 + Math.sin(i)).toFixed(3)
  const colour = i % 11 === 0 ? '' : ['red', 'white', 'blue'][kind]
  const sold = Number(length) > 14 ? 'yes' : 'no'
  return `${length},${colour},${['rose', 'tulip', 'iris'][kind]},${(100 * Number(length)).toFixed(1)},${sold},2024-0${1 + (i % 9)}-01`
})
const header = 'length,colour,kind,price,sold,day'
const csv = write('flowers.csv', `${header}\n${flowers.join('\n')}\n`)

let trained: Outcome
beforeAll(async () => {
  trained = await inProcess([
    'train',
    csv,
    '--target',
    'kind',
    '--drop',
    'price',
    ...quick,
    '--json',
    '--out',
    at('run'),
  ])
})

describe('train', () => {
  test('says in one event what it read, and in the last how it went', () => {
    expect(trained.stderr).not.toContain('oneloop:')
    const events = trained.events()
    expect(events[0]).toEqual({
      event: 'data',
      rows: 120,
      columns: 6,
      types: { length: 'number', colour: 'category', kind: 'category', price: 'number', sold: 'yesNo', day: 'time' },
      parts: { train: 84, validation: 18, test: 18 },
    })
    expect(events.map(({ event }) => event)).toEqual(['data', 'start', ...Array(12).fill('epoch'), 'done'])
    expect(events.at(-1)).toEqual({
      event: 'done',
      task: 'classification',
      accuracy: expect.any(Number),
      test: { accuracy: expect.any(Number), loss: expect.any(Number), auc: expect.any(Number) },
      validation: { accuracy: expect.any(Number), loss: expect.any(Number) },
      epoch: expect.any(Number),
      epochs: 12,
      weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      out: at('run'),
    })
    expect((events.at(-1)!['test'] as { accuracy: number }).accuracy).toBeGreaterThan(0.9)
  })

  test('says what it read and decided, and why', () => {
    for (const line of [
      'Read flowers.csv: 120 rows of 6 columns',
      /colour +category .*11 missing/,
      'Not learnt from: price (you said so)',
      'Not learnt from: day (its cells are dates',
      'Missing cells: colour 11; filled as --missing says (mean+indicator), 1 shown to the network',
      'Task: classification of kind (3 different texts)',
      'Classes: 3 (iris 33%, rose 33%, tulip 33%)',
      'Split: 84 to train, 18 to validate, 18 to test (stratified',
      /Network: 6-32-3, \d+ parameters \(84 rows to learn from\)/,
    ]) {
      if (typeof line === 'string') expect(trained.stderr).toContain(line)
      else expect(trained.stderr).toMatch(line)
    }
  })

  test('writes a model that knows its preprocessing, and the figures of its task', async () => {
    for (const name of [
      'model.safetensors',
      'model.pth',
      'config.json',
      'history.csv',
      'training.png',
      'confusion.png',
      'roc.png',
    ]) {
      expect(existsSync(at(`run/${name}`))).toBe(true)
    }
    const { preprocessing } = await readModel(readFileSync(at('run/model.safetensors')))
    expect(preprocessing?.inputs.map(({ name }) => name)).toEqual(['length', 'colour', 'sold'])
  })

  test('numbers are a regression, judged in their own units', async () => {
    const { events, stderr } = await inProcess([
      'train',
      csv,
      '--target',
      'price',
      '--drop',
      'kind',
      ...quick,
      '--json',
      '--out',
      at('price'),
    ])
    const done = events().at(-1)!
    expect(done).toMatchObject({
      task: 'regression',
      test: { mae: expect.any(Number), rmse: expect.any(Number), r2: expect.any(Number) },
    })
    expect((done['test'] as { r2: number }).r2).toBeGreaterThan(0.5)
    expect(stderr).toContain('Task: regression of price (numbers with fractions)')
    expect(existsSync(at('price/predictions.png'))).toBe(true)
  })

  test('the epochs of a regression are told in its own units too', async () => {
    const lines = await inProcess(['train', csv, '--target', 'price', '--drop', 'kind', ...quick, '--out', at('lines')])
    expect(lines.stdout).toContain('Loss: mean-squared-error, of targets scaled to mean 0 and standard deviation 1')
    const shown =
      /^Epoch \[12\/12\] \| Loss: ([\d.]+) \(scaled\) \| Validation loss: ([\d.]+) \(scaled\) \| MAE: ([\d.]+) \| RMSE: ([\d.]+)$/m.exec(
        lines.stdout,
      )
    const [, , validationLoss, mae, rmse] = shown!.map(Number)
    // The prices' standard deviation is far above 1, and the loss is the square of the error in units of it.
    const { preprocessing } = await readModel(readFileSync(at('lines/model.safetensors')))
    const target = preprocessing!.target
    const scale = target.kind === 'values' ? target.columns[0]!.scale : Number.NaN
    expect(scale).toBeGreaterThan(100)
    expect(rmse! / scale).toBeCloseTo(Math.sqrt(validationLoss!), 2)
    expect(mae).toBeLessThanOrEqual(rmse!)
    const history = JSON.parse(readFileSync(at('lines/history.json'), 'utf8'))
    expect(history.epochs[11].metrics.rmse).toBeCloseTo(rmse!, 1)
  })

  test('a run that was cut goes on to the same weights', async () => {
    const line = ['train', csv, '--target', 'kind', '--drop', 'price', '--backend', 'reference', '--json']
    await inProcess([...line, '--epochs', '5', '--out', at('cut')])
    // Naming the file is enough: what else the command line said is in the checkpoint.
    const again = ['train', csv, '--backend', 'reference', '--json', '--resume', '--out', at('cut')]
    const { events } = await inProcess([...again, '--epochs', '12'])
    expect(events().at(-1)!['weightsSha256']).toBe(trained.events().at(-1)!['weightsSha256'])
    const other = await inProcess([...line, '--epochs', '12', '--resume', '--out', at('cut'), '--balance'])
    expect(other.stderr).toMatch(/a resumed run keeps its settings: --balance was off, is on; leave it out/)
  })

  test('splits by groups and by time, balances, and tests on another file', async () => {
    const run = async (...args: string[]) =>
      inProcess(['train', csv, '--target', 'kind', ...quick, '--force', '--out', at('other'), ...args])
    expect((await run('--split-by', 'day')).stdout).toContain('by day: the latest rows are the test')
    expect((await run('--split-by', 'length')).stdout).toContain('by length: rows of one value stay together')
    expect((await run('--balance', '--split', '0.5,0.25,0.25')).stdout).toContain(
      'Split: 60 to train, 30 to validate, 30 to test',
    )
    const held = write('held.csv', `${header}\n${flowers.slice(0, 9).join('\n')}\n`)
    expect((await run('--test', held)).stdout).toContain(
      '9 to test (stratified: each part has the classes in proportion; the test is held.csv)',
    )
  })
})

describe('a trained model', () => {
  const model = at('run/model.safetensors')

  test('predicts a file to a file, and stdin to stdout, the same', async () => {
    const { status } = await inProcess(['predict', '--model', model, csv, '--out', at('said.csv')])
    expect(status).toBe(0)
    const said = readFileSync(at('said.csv'), 'utf8')
    expect(said.split('\n')[0]).toBe('kind,probability of iris,probability of rose,probability of tulip')
    expect(said.trim().split('\n')).toHaveLength(121)
    const { stdout } = await oneloop(['predict', '--model', model, '-'], { stdin: readFileSync(csv) })
    expect(stdout).toBe(said)
    const again = await inProcess(['predict', '--model', model, csv, '--out', at('said.csv')])
    expect(again.stderr).toMatch(/it is there already.*OUTPUT_EXISTS/)
  })

  test('predicts a long file in the memory of a short one, to a file and to stdout', async () => {
    const rows = 120_000
    const long = write('long.csv', `length,colour,sold\n${'12.5,red,no\n11.25,white,yes\n'.repeat(rows / 2)}`)
    // The command itself takes half of it; the answers of all rows at once would take several times as much.
    const env = { NODE_OPTIONS: '--max-old-space-size=56' }
    const toFile = await oneloop(['predict', '--model', model, long, '--out', at('long-said.csv')], { env })
    expect([toFile.status, toFile.stderr]).toEqual([0, ''])
    const said = readFileSync(at('long-said.csv'), 'utf8')
    expect(said.split('\n')).toHaveLength(rows + 2)
    const toStdout = await oneloop(['predict', '--model', model, '-'], { env, stdin: readFileSync(long) })
    expect(toStdout.stdout === said).toBe(true)
  })

  test('is told of categories that training never saw', async () => {
    const strange = write('strange.csv', 'length,colour,sold\n10,green,no\n')
    const { stdout, stderr } = await inProcess(['predict', '--model', model, strange])
    expect(stdout.trim().split('\n')).toHaveLength(2)
    expect(stderr).toContain("column 'colour': 1 row has a category that training never saw, such as 'green'")
  })

  test('is evaluated on a file as its task is', async () => {
    const { stdout } = await inProcess(['evaluate', '--model', model, csv])
    expect(stdout).toMatch(/class .*precision .*recall .*F1 .*AUC .*rows/)
    expect(stdout).toMatch(/Accuracy: \d+\.\d\d% +Loss: \d\.\d{4} +AUC: \d\.\d{4} +\(120 rows\)/)
    const price = await inProcess(['evaluate', '--model', at('price/model.safetensors'), csv])
    expect(price.stdout).toMatch(/MAE: [\d.]+ +RMSE: [\d.]+ +R²: 0\.\d{4} +\(120 rows\)/)
  })

  test('of several labels or targets is evaluated label by label, target by target', async () => {
    const labels = write(
      'labels.csv',
      readFileSync(csv, 'utf8').replaceAll(/^([^,]*),[^,]*,([^,]*)/gm, (_, length, kind) =>
        kind === 'kind' ? 'length,red,kind' : `${length},${kind === 'rose' ? 'yes' : 'no'},${kind}`,
      ),
    )
    await inProcess(['train', labels, '--target', 'red,sold', '--drop', 'price', ...quick, '--out', at('labels')])
    const ofLabels = await inProcess(['evaluate', '--model', at('labels/model.safetensors'), labels])
    expect(ofLabels.stdout).toMatch(/label .*precision .*recall .*F1 .*AUC .*rows with it/)
    expect(ofLabels.stdout).toMatch(/│ red +(│ +[01]\.\d{4} ){4}│ +40 │/)
    await inProcess(['train', csv, '--target', 'price,length', ...quick, '--out', at('two')])
    const ofTargets = await inProcess(['evaluate', '--model', at('two/model.safetensors'), csv, '--json'])
    const [{ perTarget, count }] = ofTargets.events() as [
      { perTarget: { target: string; rmse: number }[]; count: number },
    ]
    expect([count, perTarget.map(({ target }) => target)]).toEqual([120, ['price', 'length']])
    expect(perTarget[0]!.rmse).toBeGreaterThan(perTarget[1]!.rmse)
  })

  test('is evaluated on a table that is in the package by its name, as it is trained', async () => {
    await inProcess(['train', 'iris', ...quick, '--quiet', '--out', at('iris-run')])
    const { stdout, stderr } = await inProcess(['evaluate', '--model', at('iris-run/model.safetensors'), 'iris'])
    expect(stdout, stderr).toMatch(/Accuracy: .*\(150 rows\)/)
  })

  test('keeps its preprocessing when it is exported', async () => {
    await inProcess(['export', '--model', model, '--format', 'onnx', '--out', at('run.onnx')])
    const { stdout } = await inProcess(['predict', '--model', at('run.onnx'), csv])
    expect(stdout).toBe(readFileSync(at('said.csv'), 'utf8'))
  })
})

test('describe prints the profile of a table', async () => {
  const { stdout } = await inProcess(['describe', csv])
  expect(stdout).toMatch(/^flowers\.csv: 120 rows of 6 columns\n {2}length +number +/)
  const { events } = await inProcess(['describe', csv, '--json'])
  expect(events()[0]!['columns']).toHaveLength(6)
})

describe('bad input is one line with the file, before anything is trained', () => {
  const cases: [what: string, text: string | Uint8Array, args: string[], message: RegExp][] = [
    ['an empty file', '', ['--target', 'y'], /bad\.csv: it is empty/],
    ['a ragged row', 'x,y\n1,2\n1,2,3\n', ['--target', 'y'], /bad\.csv: row 2 has 3 cells/],
    ['two headers of one name', 'x,x\n1,2\n', ['--target', 'x'], /bad\.csv: two columns are named 'x'/],
    ['a header without a name', 'x,,y\n1,2,3\n', ['--target', 'y'], /bad\.csv: column 2 has no name/],
    [
      'text among numbers',
      `x,y\n${'1,a\n2,b\n'.repeat(9)}x,a\n`,
      ['--target', 'y'],
      /bad\.csv: row 19, column 'x': 'x' is not a number/,
    ],
    ['infinity', 'x,y\n1,a\ninf,b\n', ['--target', 'y'], /bad\.csv: row 2, column 'x': inf is not a finite number/],
    ['no such target', 'age,class\n1,a\n2,b\n', ['--target', 'clas'], /did you mean 'class'/],
    ['a constant target', 'x,y\n1,a\n2,a\n3,a\n', ['--target', 'y'], /the target 'y' can't be learnt: every row has a/],
    [
      'a missing target',
      `x,y\n${'1,a\n2,b\n'.repeat(9)}3,\n`,
      ['--target', 'y'],
      /row 19, column 'y': the target is missing/,
    ],
    ['fewer rows than classes', 'x,y\n1,a\n2,b\n3,c\n4,d\n', ['--target', 'y'], /bad\.csv|rows/],
    [
      'a class of the test part alone',
      `x,y,t\n${Array.from({ length: 60 }, (_, i) => `${i % 7},${i > 55 ? 'c' : 'ab'[i % 2]},2024-01-${10 + Math.floor(i / 3)}`).join('\n')}\n`,
      ['--target', 'y', '--split-by', 't'],
      /column 'y': no row that is learnt from has 'c'/,
    ],
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 9), ['--target', 'y'], /bad\.csv: it is a zip file or an Excel workbook/],
    ['Latin-1', Uint8Array.of(97, 10, 0xe9, 0xe8, 10), ['--target', 'y'], /its bytes are not UTF-8 text/],
    [
      'missing cells that are refused',
      `x,y\n${'1,a\n2,b\n'.repeat(9)},a\n`,
      ['--target', 'y', '--missing', 'refuse'],
      /row 19, column 'x': the cell is empty/,
    ],
    ['no file', new Uint8Array(), ['--target', 'y', '--test', 'nowhere.csv'], /it is empty/],
  ]
  test.each(cases)('%s', async (_, text, args, message) => {
    const { status, stdout, stderr } = await inProcess(['train', write('bad.csv', text), ...args, '--out', at('bad')])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(message)
    expect([status === 2 || status === 3, stdout]).toEqual([true, ''])
    expect(existsSync(at('bad'))).toBe(false)
  })
})
