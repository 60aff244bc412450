import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModel } from '@oneloop/model-io'
import { weightsSha256 } from '@oneloop/trainer'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { type Outcome, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (name: string) => join(folder, name)
const small = ['--limit', '2000', '--epochs', '2', '--json']
const train = (name: string, ...args: string[]) => inProcess(['train', ...small, '--out', out(name), ...args])
const done = (outcome: Outcome) => outcome.events().at(-1) as { accuracy: number; weightsSha256: string; out: string }

let first: Outcome
beforeAll(async () => {
  first = await oneloop(['train', ...small, '--out', out('first')])
})

test('says on stdout what it does, an event a line', () => {
  expect(first.status).toBe(0)
  const events = first.events()
  expect(events.map(({ event }) => event)).toEqual(['data', 'start', 'epoch', 'epoch', 'gradients', 'done'])
  const epoch = {
    epoch: 2,
    epochs: 2,
    loss: expect.any(Number),
    accuracy: expect.any(Number),
    seconds: expect.any(Number),
  }
  expect(events[3]).toEqual({ event: 'epoch', ...epoch })
  expect(done(first).accuracy).toBe(events[3]!.accuracy)
  expect(done(first).out).toBe(out('first'))
})

test('says the steps of the lesson on stderr', () => {
  for (const part of [
    'Data ready: 2,000 training and 10,000 test',
    'sha256 verified',
    '(fc1): Linear',
    'Loss:',
    'Optimizer: adam',
    'Device:',
    'not used:',
    'Gradient norms',
    'Written to',
  ]) {
    expect(first.stderr).toContain(part)
  }
})

test('writes the model, the checkpoint, the history, the config and the figures', async () => {
  const files = [
    'checkpoint.safetensors',
    'config.json',
    'history.json',
    'history.csv',
    'training.svg',
    'training.png',
    'confusion.png',
    'mistakes.png',
  ]
  for (const file of files) expect(statSync(join(out('first'), file)).size, file).toBeGreaterThan(100)
  const { model } = await readModel(readFileSync(join(out('first'), 'model.safetensors')))
  expect(await weightsSha256(model.parameters)).toBe(done(first).weightsSha256)
})

test('the same seed gives the same weights on any number of threads, another seed others', async () => {
  const [again, threads, other] = [
    await train('again', '--threads', '1'),
    await train('threads', '--threads', '3'),
    await train('other', '--seed', '2'),
  ]
  expect(done(again).weightsSha256).toBe(done(first).weightsSha256)
  expect(done(threads).weightsSha256).toBe(done(first).weightsSha256)
  expect(done(other).weightsSha256).not.toBe(done(first).weightsSha256)
})

describe('Ctrl-C', () => {
  const long = ['--limit', '60000', '--epochs', '3', '--backend', 'tfjs-wasm']

  test('once: saves, exits 130 and says how to go on; the resumed run gives the same weights', async () => {
    const whole = await train('whole', '--limit', '6000', '--epochs', '2', '--backend', 'tfjs-wasm')
    const cut = await oneloop(
      ['train', '--limit', '6000', '--epochs', '2', '--backend', 'tfjs-wasm', '--out', out('cut')],
      {
        onOutput: (text, kill) => {
          if (text.includes('Training: ') && !text.includes('Stopping')) kill('SIGINT')
        },
      },
    )
    expect(cut.status).toBe(130)
    expect(cut.stderr).toContain(`oneloop train --resume --out ${out('cut')}`)
    const resumed = await inProcess(['train', '--resume', '--json', '--out', out('cut'), '--backend', 'tfjs-wasm'])
    expect(resumed.stderr).toMatch(/Going on from epoch 1, step \d+/)
    expect(done(resumed).weightsSha256).toBe(done(whole).weightsSha256)
  })

  test('twice: exits at once', async () => {
    let sent = 0
    const cut = await oneloop(['train', ...long, '--out', out('twice')], {
      onOutput: (text, kill) => {
        // The second follows without a chance for the loop to turn, or while it saves: either way it ends with 130.
        while (text.includes('Training: ') && sent < 2) {
          sent++
          kill('SIGINT')
        }
      },
    })
    expect(cut.status).toBe(130)
    expect(existsSync(join(out('twice'), 'training.png'))).toBe(false)
  })
})

describe('resume', () => {
  test('goes on with more epochs to what a longer run gives', async () => {
    const longer = await train('longer', '--epochs', '3')
    await train('extended')
    const extended = await inProcess(['train', '--resume', '--epochs', '3', '--json', '--out', out('extended')])
    expect(done(extended).weightsSha256).toBe(done(longer).weightsSha256)
  })

  test('keeps the run’s settings', async () => {
    const outcome = await inProcess(['train', '--resume', '--lr', '0.5', '--out', out('first')])
    expect(outcome.status).toBe(2)
    expect(outcome.stderr).toMatch(
      /a resumed run keeps its settings: --lr was the default \(0\.001\), is 0\.5; .*\[RESUME_CONFLICT\]/,
    )
  })

  test('a corrupt newest checkpoint is told, and the one before it offered, and it works', async () => {
    await train('corrupt', '--epochs', '3')
    const newest = join(out('corrupt'), 'checkpoint.safetensors')
    writeFileSync(newest, readFileSync(newest).subarray(0, 5000))
    const refused = await inProcess(['train', '--resume', '--out', out('corrupt')])
    expect(refused.status).toBe(3)
    const previous = join(out('corrupt'), 'checkpoint.previous.safetensors')
    expect(refused.stderr).toContain(previous)
    const resumed = await inProcess(['train', '--resume', previous, '--json', '--out', out('corrupt')])
    expect(resumed.status).toBe(0)
    expect(done(resumed).weightsSha256).toBe(done(await train('uncorrupt', '--epochs', '3')).weightsSha256)
  })

  test('from nothing is refused', async () => {
    expect((await inProcess(['train', '--resume', '--out', out('nothing')])).stderr).toContain('[CHECKPOINT_MISSING]')
    expect((await inProcess(['train', '--resume'])).stderr).toContain('[OPTION_INVALID]')
  })
})

test('every option reaches the run', async () => {
  const outcome = await train(
    'options',
    ...[
      '--batch-size',
      '100',
      '--lr',
      '0.05',
      '--optimizer',
      'momentum',
      '--schedule',
      'one-cycle',
      '--loss',
      'one-hot-squared-error',
    ],
    ...[
      '--hidden',
      '32,16,8',
      '--activation',
      'gelu',
      '--dropout',
      '0.1',
      '--weight-decay',
      '0.001',
      '--clip',
      '1',
      '--seed',
      '7',
    ],
  )
  expect(outcome.status).toBe(0)
  expect(JSON.parse(readFileSync(join(out('options'), 'config.json'), 'utf8'))).toMatchObject({
    ...{ data: 'mnist', limit: 2000, epochs: 2, batchSize: 100, learningRate: 0.05, optimizer: 'momentum' },
    ...{ schedule: 'oneCycle', loss: 'oneHotSquaredError', hidden: [32, 16, 8], activation: 'gelu', dropout: 0.1 },
    ...{ weightDecay: 0.001, clip: 1, seed: 7, dataSha256: expect.anything() },
  })
  expect(outcome.stderr).toContain('Dropout(p=0.1)')
})

test('a diverging run keeps the last good weights, says where it happened and what to try', async () => {
  const outcome = await train('diverged', '--optimizer', 'sgd', '--lr', '1e30')
  expect(outcome.status).toBe(4)
  expect(outcome.stderr).toMatch(
    /epoch 1, step \d+; the weights of the start were kept; try a learning rate below 1e\+30/,
  )
  const { model } = await readModel(readFileSync(join(out('diverged'), 'model.safetensors')))
  expect(Object.values(model.parameters).every((data) => data.every(Number.isFinite))).toBe(true)
})

test.runIf(process.platform === 'linux')('a write that fails in the middle leaves what was there', async () => {
  const model = readFileSync(join(out('first'), 'checkpoint.safetensors'))
  // The shell's limit on file sizes, in KiB: config and history fit, a checkpoint does not.
  const args = ['train', '--limit', '500', '--epochs', '1', '--force', '--out', out('first')]
  const outcome = await oneloop(args, { before: 'ulimit -f 200' })
  expect(outcome.status).toBe(6)
  expect(outcome.stderr).toMatch(/can't be written .*\[WRITE_FAILED\]/)
  expect(readFileSync(join(out('first'), 'checkpoint.safetensors')).equals(model)).toBe(true)
})
