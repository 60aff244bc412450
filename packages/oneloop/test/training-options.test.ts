import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel } from '@oneloop/model-io'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess, type TrainOutcome, trainInProcess } from './in-process.ts'
import { temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const train = (name: string, file: string, ...args: string[]) =>
  trainInProcess([file, '--backend', 'reference', '--out', out(name), ...args])
const iris = (name: string, ...args: string[]) => train(name, 'iris', ...args)
const images = (name: string, ...args: string[]) =>
  trainInProcess(['--limit', '400', '--hidden', '16', '--threads', '1', '--out', out(name), ...args])
const last = ({ error, events }: TrainOutcome) => {
  expect(error).toBeNull()
  return events.at(-1) as Record<string, unknown> & { weightsSha256: string; epoch: number; epochs: number }
}
const named = ({ events }: TrainOutcome, event: string) => events.filter((one) => one['event'] === event)
const config = (name: string) =>
  JSON.parse(readFileSync(join(out(name), 'config.json'), 'utf8')) as Record<string, unknown>
const weights = async (name: string) =>
  (await readModel(readFileSync(join(out(name), 'model.safetensors')))).model.parameters

/** Before the first step, with nothing left behind. */
async function refused(run: Promise<TrainOutcome>, name: string, message: RegExp): Promise<void> {
  const outcome = await run
  expect(outcome.error).toMatchObject({ name: 'OneloopError', message: expect.stringMatching(message) })
  expect(outcome.error!.message).not.toContain('\n')
  expect(named(outcome, 'epoch')).toEqual([])
  expect(existsSync(out(name))).toBe(false)
}

describe('what stops and what is kept', () => {
  test('images: a part is held back, and the test set is evaluated once, at the end', async () => {
    const run = await images('held', '--epochs', '2', '--validation', '0.25')
    expect(named(run, 'data')[0]!['parts']).toEqual({ train: 302, validation: 98, test: 10_000 })
    expect(named(run, 'start')[0]!['evaluatedOn']).toBe('validation')
    expect(run.words).toContain('held back from training; the test images once, at the end')
    expect(last(run)).toMatchObject({
      test: { accuracy: expect.any(Number) },
      validation: { accuracy: expect.any(Number), loss: expect.any(Number) },
    })
  })

  test('images: without it the test set is evaluated after each epoch, and that is said', async () => {
    const run = await images('lesson', '--epochs', '1')
    expect(named(run, 'start')[0]!['evaluatedOn']).toBe('test')
    expect(run.words).toContain('evaluated after every epoch: the test images, and nothing is decided by them')
    expect(last(run)['validation']).toBeNull()
  })

  test('images: whatever chooses takes a validation part by default', async () => {
    for (const args of [
      ['--early-stopping', '1'],
      ['--keep', 'best'],
      ['--schedule', 'plateau:patience=1'],
    ]) {
      const run = await images('chooses', '--force', '--epochs', '1', ...args)
      expect(named(run, 'data')[0]!['parts']).toEqual({ train: 361, validation: 39, test: 10_000 })
    }
  })

  test('the run stops, and leaves the weights of the epoch that is best by the monitored figure', async () => {
    const args = ['--epochs', '60', '--lr', '0.1', '--metrics', 'auc']
    const best = await iris('best', ...args, '--early-stopping', '4', '--monitor', 'auc')
    const epochs = named(best, 'epoch') as { epoch: number; metrics: { auc: number } }[]
    const top = Math.max(...epochs.map(({ metrics }) => metrics.auc))
    const { epoch, epochs: trained } = last(best)
    expect(epoch).toBe(epochs.find(({ metrics }) => metrics.auc === top)!.epoch)
    expect([trained, trained]).toEqual([epoch + 4, epochs.length])
    expect(best.words).toContain(`Kept: epoch ${epoch}, the best validation auc`)
    expect(last(best)['validation']).toMatchObject({ auc: top })

    const kept = await iris('last', ...args, '--early-stopping', '4', '--monitor', 'auc', '--keep', 'last')
    expect(last(kept)).toMatchObject({ epoch: trained, epochs: trained })
    expect(last(kept).weightsSha256).not.toBe(last(best).weightsSha256)
    const off = await iris('off', '--epochs', '20', '--lr', '0.1', '--early-stopping', 'off')
    expect(last(off)).toMatchObject({ epoch: 20, epochs: 20 })
  })

  test.each([
    [['--monitor', 'acuracy'], /unknown metric 'acuracy' \(did you mean 'accuracy'/],
    [['--monitor', 'mae'], /--monitor mae is not for classification; use one of validation-loss, loss, accuracy/],
    [['--metrics', 'rmse'], /--metrics rmse is not for classification; use one of auc/],
    [['--metrics', 'auk'], /unknown metric 'auk' \(did you mean 'auc'/],
    [['--keep', 'first'], /unknown --keep 'first'/],
    [['--early-stopping', '0'], /--early-stopping is a whole number from 1 up, not '0'/],
    [['--validation', '1'], /--validation is a number above 0 and below 1, not '1'/],
    [['--validation', '0.2', '--split', '0.5,0.25,0.25'], /--validation and --split both say/],
    [
      ['--early-stopping', 'off', '--monitor', 'accuracy'],
      /--monitor says what to stop or to pick by, and nothing does/,
    ],
  ])('%j is refused', async (args, message) => refused(iris('refused', ...args), 'refused', message))
})

describe('the loss and the step', () => {
  test('reach the run, its config and its words', async () => {
    const run = await iris(
      'rules',
      ...[
        '--epochs',
        '2',
        '--label-smoothing',
        '0.1',
        '--class-weights',
        '1,2,0.5',
        '--ema',
        '0.9',
        '--accumulate',
        '2',
      ],
      ...['--weight-decay', '0.1', '--no-bias-decay', '--schedule', 'cosine:warmup=3,min=1e-5', '--lr', '0.01'],
    )
    expect(run.words).toContain('Loss: cross-entropy (labelSmoothing 0.1, classWeights [1, 2, 0.5])')
    expect(run.words).toContain('schedule: warm-up of 3 steps, then cosine (finalFactor 0.001)')
    expect(run.words).toContain('32 rows a step')
    expect(named(run, 'start')[0]).toMatchObject({ steps: 4 })
    expect(config('rules')).toMatchObject({
      ...{ labelSmoothing: 0.1, classWeights: [1, 2, 0.5], ema: 0.9, accumulate: 2, biasDecay: false },
      schedule: 'cosine:warmup=3,min=1e-5',
    })
    expect((await iris('balanced', '--epochs', '1', '--class-weights', 'balanced')).words).toMatch(
      /classWeights \[1, 1, 1\]/,
    )
  })

  test('a moving average changes what is kept, and decay without biases leaves them', async () => {
    const run = (name: string, ...args: string[]) => iris(name, '--epochs', '2', ...args)
    const shas = new Set<string>()
    for (const args of [
      [],
      ['--ema', '0.99'],
      ['--weight-decay', '0.5'],
      ['--weight-decay', '0.5', '--no-bias-decay'],
    ]) {
      shas.add(last(await run('same', '--force', ...args)).weightsSha256)
    }
    expect(shas.size).toBe(4)
  })

  test.each([
    [
      ['--label-smoothing', '0.1', '--loss', 'one-hot-squared-error'],
      /--label-smoothing is not of one-hot-squared-error/,
    ],
    [
      ['--class-weights', '1,2'],
      /--class-weights has 2 weights, and there are 3 classes: setosa, versicolor, virginica/,
    ],
    [['--class-weights', 'fair'], /--class-weights is a number from 0 up, not 'fair'/],
    [['--ema', '1'], /--ema is a number above 0 and below 1/],
    [['--schedule', 'cosine:warm=3'], /no option 'warm'/],
    [['--schedule', 'cosine:min=1', '--lr', '0.1'], /finalFactor is in \[0, 1\]/],
    [['--accumulate', '0'], /--accumulate is a whole number from 1 up/],
    [['--freeze', 'fc9'], /the network has no layer or parameter 'fc9'/],
    [['--freeze', 'fc1,fc2'], /--freeze leaves nothing to learn/],
    [['--checkpoint-every', '5 hours'], /--checkpoint-every is a number of epochs, steps or minutes, not '5 hours'/],
    [['--lr', 'fnid'], /--lr is a number above 0, not 'fnid'/],
  ])('%j is refused', async (args, message) => refused(iris('refused', ...args), 'refused', message))
})

describe('fine-tuning', () => {
  beforeAll(async () => {
    last(await iris('base', '--epochs', '3', '--hidden', '8'))
  })
  const base = () => join(out('base'), 'model.safetensors')

  test('begins with a model’s layers, and leaves those that are frozen', async () => {
    const run = await iris('frozen', '--epochs', '2', '--init-from', base(), '--freeze', 'fc1')
    expect(run.words).toContain('Begins with all layers of model.safetensors')
    const [before, after] = [await weights('base'), await weights('frozen')]
    expect(after['fc1.weight']).toEqual(before['fc1.weight'])
    expect(after['fc2.weight']).not.toEqual(before['fc2.weight'])
    expect(config('frozen')).toMatchObject({ hidden: [8], freeze: ['fc1'], initFrom: base() })
  })

  test('other classes get a new last layer, which is said', async () => {
    const two = join(folder, 'two.csv')
    const { irisRows } = await rowsOfIris()
    writeFileSync(two, irisRows.filter((row) => !row.includes('setosa')).join('\n'))
    const target = irisRows[0]!.split(',').at(-1)!
    const args = ['--target', target, '--epochs', '1', '--init-from', base()]
    const run = await train('two', two, ...args)
    expect(run.words).toMatch(/but a new last layer fc2: 2 outputs \(versicolor, virginica\) where it had 3/)
    last(run)
  })

  test.each([
    [['--hidden', '8'], /--hidden is decided by --init-from/],
    [['--drop', 'petal_length'], /it takes 4 inputs, and a row of the data has 3/],
  ])('%j is refused', async (args, message) =>
    refused(iris('refused', '--init-from', base(), ...args), 'refused', message),
  )

  async function rowsOfIris() {
    const { iris: read } = await import('@oneloop/data/tables')
    const columns = await read()
    const names = columns.columns.map(({ name }) => name)
    const cell = (column: (typeof columns.columns)[number], row: number) =>
      column.type === 'text' ? column.texts[column.codes[row]!]! : 'values' in column ? String(column.values[row]) : ''
    const rows = Array.from({ length: columns.rows }, (_, row) =>
      columns.columns.map((one) => cell(one, row)).join(','),
    )
    return { irisRows: [names.join(','), ...rows] }
  }
})

describe('a found learning rate', () => {
  test('is said, drawn, saved and trained with, and a resumed run keeps it', async () => {
    const whole = await iris('find', '--lr', 'find', '--epochs', '8')
    const [{ suggestion } = {}] = named(whole, 'learning-rate')
    expect(whole.words).toContain(`Learning rate: ${suggestion}, where the loss falls fastest`)
    expect(config('find')).toMatchObject({ learningRate: 'find', foundLearningRate: suggestion })
    expect(existsSync(join(out('find'), 'learning-rate.png'))).toBe(true)
    await iris('find-cut', '--lr', 'find', '--epochs', '3')
    const resumed = await iris('find-cut', '--resume', '--epochs', '8')
    expect(named(resumed, 'learning-rate')).toEqual([])
    expect(last(resumed).weightsSha256).toBe(last(whole).weightsSha256)
  })
})

describe('regression', () => {
  test('says that the loss is scaled, and gives its metrics in the target’s own units', async () => {
    const run = await train('diabetes', 'diabetes', '--epochs', '3', '--metrics', 'r2')
    const { loss, lossUnits, metrics } = named(run, 'epoch').at(-1) as never as {
      loss: number
      lossUnits: string
      metrics: { mae: number; rmse: number; r2: number }
    }
    expect([lossUnits, loss < 3]).toEqual(['scaled', true])
    // Diabetes progresses by 25 to 346.
    expect(metrics.mae).toBeGreaterThan(20)
    expect(metrics.rmse).toBeGreaterThan(metrics.mae)
    expect(metrics.r2).toBeLessThan(1)
    const said = await inProcess(['train', 'diabetes', '--epochs', '1', '--quiet', '--out', out('said')])
    expect(said.stdout).toMatch(/Loss: [\d.]+ \(scaled\) \| Validation loss: [\d.]+ \(scaled\) \| MAE: [\d.]+ \| RMSE/)
    expect(run.words).toContain('of targets scaled to mean 0 and standard deviation 1')
    expect(last(run)['validation']).toMatchObject(metrics)
  })
})

describe('gradient statistics', () => {
  test('of every n-th step are events, and rows of a file', async () => {
    const run = await iris('gradients', '--epochs', '2', '--gradient-statistics', '5')
    const told = named(run, 'gradient-statistics')
    // 7 steps an epoch.
    expect(told.map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 5],
      [2, 3],
    ])
    const rows = readFileSync(join(out('gradients'), 'gradients.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(rows[0]).toBe('epoch,step,parameter,gradientNorm,updateRatio')
    expect(rows).toHaveLength(1 + 2 * 4)
  })
})
