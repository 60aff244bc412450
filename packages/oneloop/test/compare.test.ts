import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodePng } from '@oneloop/mnist-data'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { bin, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const at = (...names: string[]) => join(folder, ...names)
const runs = (...names: string[]) => names.map((name) => at('runs', name))
const lines = (text: string) => text.trimEnd().split('\n')
const cells = (line: string) =>
  line
    .split('│')
    .slice(1, -1)
    .map((cell) => cell.trim())

beforeAll(async () => {
  const quick = ['--backend', 'wasm', '--quiet']
  const train = async (out: string, ...args: string[]) => {
    const { status, stderr } = await inProcess(['train', ...args, ...quick, '--out', at('runs', out)])
    expect(status, stderr).toBe(0)
  }
  await train('adam', '--limit', '3000', '--epochs', '3')
  await train('sgd', '--limit', '3000', '--epochs', '4', '--optimizer', 'sgd', '--lr', '0.05', '--hidden', '32')
  await train('patients', 'diabetes', '--epochs', '5')
})

describe('runs', () => {
  test('lists a folder, the newest first, with what came out', async () => {
    const { status, stdout } = await inProcess(['runs', at('runs')])
    expect(status).toBe(0)
    const [, head, , ...rows] = lines(stdout).slice(0, -1).map(cells)
    expect(head!.slice(0, 4)).toEqual(['run', 'state', 'epoch', 'training loss'])
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['patients', 'finished', '5'],
      ['sgd', 'finished', '4'],
      ['adam', 'finished', '3'],
    ])
    // Of values there is no accuracy, of classes no MAE.
    expect(rows.map((row) => row[head!.indexOf('accuracy')] === '–')).toEqual([true, false, false])
    expect(rows.map((row) => row[head!.indexOf('mae')] === '–')).toEqual([false, true, true])
  })

  test('tells the same to programs', async () => {
    const events = (await inProcess(['runs', at('runs'), '--json'])).events()
    expect(events.map(({ run }) => run)).toEqual(runs('patients', 'sgd', 'adam'))
    const { epochs } = JSON.parse(readFileSync(at('runs', 'sgd', 'history.json'), 'utf8')) as { epochs: object[] }
    expect(events[1]).toMatchObject({
      state: 'finished',
      isRunning: false,
      settings: { optimizer: 'sgd', learningRate: '0.05', hidden: '32' },
      last: epochs.at(-1),
    })
  })

  test('says which is being trained and which was stopped before its end', async () => {
    const child = spawn(
      process.execPath,
      [bin, 'train', '--epochs', '500', '--backend', 'wasm', '--json', '--out', at('under-way', 'one')],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    await new Promise<void>((resolve) =>
      child.stdout.on('data', (text) => String(text).includes('"event":"epoch"') && resolve()),
    )
    const during = (await oneloop(['runs', at('under-way'), '--json'])).events()
    child.kill('SIGINT')
    await new Promise((resolve) => child.on('close', resolve))
    const after = (await oneloop(['runs', at('under-way'), '--json'])).events()
    expect(during).toMatchObject([{ state: 'running', isRunning: true }])
    expect(after).toMatchObject([{ state: 'stopped before 500', isRunning: false }])
  })

  test('a damaged run is told by name, and hides no other', async () => {
    mkdirSync(at('mixed', 'broken'), { recursive: true })
    writeFileSync(at('mixed', 'broken', 'history.json'), '{"epochs": 7')
    mkdirSync(at('mixed', 'whole'))
    writeFileSync(at('mixed', 'whole', 'history.json'), readFileSync(at('runs', 'adam', 'history.json')))
    const { status, stdout, stderr } = await inProcess(['runs', at('mixed')])
    expect(status).toBe(0)
    expect(stdout).toMatch(/whole +│[\s\S]*broken +│ damaged/)
    expect(stderr).toMatch(/broken\/history\.json: it is no JSON/)
  })

  test.each([
    ['no such folder', () => at('nowhere'), /nowhere: can't be read: there is no such file.*\[READ_FAILED\]/],
    ['a folder without runs', () => at('empty'), /empty: there is no run in it; .*--out.*\[READ_FAILED\]/],
    ['a file', () => at('runs', 'adam', 'history.json'), /history\.json: can't be read: .*\[READ_FAILED\]/],
  ])('%s is one line and status 3', async (_, path, message) => {
    mkdirSync(at('empty'), { recursive: true })
    const { status, stdout, stderr } = await inProcess(['runs', path()])
    expect([status, stdout]).toEqual([3, ''])
    expect(lines(stderr)).toHaveLength(1)
    expect(stderr).toMatch(message)
  })
})

describe('compare', () => {
  test('a table of what differed and of what came out', async () => {
    const { status, stdout } = await inProcess(['compare', ...runs('adam', 'sgd')])
    expect(status).toBe(0)
    const [, head, , adam, sgd] = lines(stdout).map(cells)
    const of = (row: string[], name: string) => row[head!.indexOf(name)]
    expect(head!.slice(1, 5).toSorted()).toEqual(['epochs', 'hidden', 'learningRate', 'optimizer'])
    expect([of(adam!, 'optimizer'), of(sgd!, 'optimizer')]).toEqual(['adam', 'sgd'])
    expect([of(adam!, 'hidden'), of(sgd!, 'hidden')]).toEqual(['128,64', '32'])
    const { epochs } = JSON.parse(readFileSync(at('runs', 'sgd', 'history.json'), 'utf8')) as {
      epochs: { loss: number; accuracy: number }[]
    }
    expect(of(sgd!, 'training loss')).toBe(epochs.at(-1)!.loss.toFixed(4))
    const best = Math.max(...epochs.map(({ accuracy }) => accuracy))
    expect(of(sgd!, 'best')).toMatch(`${(100 * best).toFixed(2)}% @`)
  })

  test('tells the same to programs', async () => {
    const [adam, sgd] = (await inProcess(['compare', ...runs('adam', 'sgd'), '--json'])).events()
    expect(adam).toMatchObject({
      run: at('runs', 'adam'),
      differing: { optimizer: 'adam', hidden: '128,64', epochs: '3' },
      last: { epoch: 3 },
    })
    expect(sgd).toMatchObject({ differing: { optimizer: 'sgd', learningRate: '0.05' }, last: { epoch: 4 } })
    expect(Object.keys(adam!['differing'] as object)).not.toContain('batchSize')
  })

  test('draws the curves as a PNG, an SVG and a page that needs nothing else', async () => {
    const out = at('drawn')
    const { status, stdout } = await inProcess(['compare', ...runs('adam', 'sgd', 'patients'), '--out', out])
    expect(status).toBe(0)
    expect(stdout).toContain(`Written to ${out}: comparison.png  comparison.svg  comparison.html`)
    const png = await decodePng(readFileSync(join(out, 'comparison.png')))
    expect(png.width).toBeGreaterThan(2000)
    const inks = new Set<string>()
    for (let i = 0; i < png.rgba.length; i += 4) inks.add(png.rgba.subarray(i, i + 3).join())
    // The colour of each run's line.
    for (const colour of ['31,119,180', '255,127,14', '44,160,44']) expect(inks).toContain(colour)
    const svg = readFileSync(join(out, 'comparison.svg'), 'utf8')
    expect(svg).toMatch(/^<svg /)
    // Losses, accuracy, and the metrics of the third run.
    for (const title of ['Training loss', 'Validation loss', 'Accuracy', 'mae', 'rmse']) expect(svg).toContain(title)
    const [html = ''] = readFileSync(join(out, 'comparison.html'), 'utf8').split('<script>')
    expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/)
    for (const name of ['adam', 'sgd', 'patients']) expect(html).toContain(`>${at('runs', name)}</th>`)
    expect(html).toContain('>optimizer</td>')
  })

  test('writes over no picture that is there, unless with --force', async () => {
    mkdirSync(at('taken'))
    writeFileSync(at('taken', 'comparison.svg'), 'mine')
    const args = ['compare', ...runs('adam', 'sgd'), '--out', at('taken')]
    const refused = await inProcess(args)
    expect(refused.status).toBe(6)
    expect(refused.stderr).toMatch(/taken: holds comparison\.svg already; .*--force.*\[OUTPUT_EXISTS\]/)
    expect([refused.stdout, readFileSync(at('taken', 'comparison.svg'), 'utf8')]).toEqual(['', 'mine'])
    expect(existsSync(at('taken', 'comparison.png'))).toBe(false)
    expect((await inProcess([...args, '--force'])).status).toBe(0)
    expect(statSync(at('taken', 'comparison.svg')).size).toBeGreaterThan(1000)
  })

  test('a run that can not be read is left out with a word; without any, that is the error', async () => {
    const some = await inProcess(['compare', at('nowhere'), ...runs('adam', 'sgd')])
    expect(some.status).toBe(0)
    expect(some.stderr).toMatch(/^left out: .*nowhere: it holds no run/)
    expect(lines(some.stdout).filter((line) => line.includes('runs'))).toHaveLength(2)
    const none = await inProcess(['compare', at('nowhere'), at('neither')])
    expect(none.status).toBe(3)
    expect(lines(none.stderr).at(-1)).toMatch(/^oneloop: .*nowhere: it holds no run.*\[READ_FAILED\]$/)
    expect((await inProcess(['compare'])).stderr).toMatch(/missing required argument 'run'.*\[OPTION_INVALID\]/)
  })

  test('of runs with the same settings it says so', async () => {
    const { stdout } = await inProcess(['compare', ...runs('adam', 'adam')])
    expect(stdout).toContain('Their settings are the same.')
  })
})
