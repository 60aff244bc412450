import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeIdx } from '@oneloop/mnist-data'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()
const out = (...names: string[]) => join(folder, ...names)
const small = ['--limit', '500', '--epochs', '1', '--quiet']
const train = (name: string, ...args: string[]) => inProcess(['train', ...small, '--out', out(name), ...args])
/** A run that is told to end as soon as it trains: all that it takes for a checkpoint. */
const begin = (args: readonly string[], cwd?: string) =>
  oneloop(['train', '--limit', '500', '--epochs', '50', ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    onOutput: (text, kill) => {
      if (text.includes('Training: ') && !text.includes('Stopping')) kill('SIGTERM')
    },
  })
const weights = (name: string) => readFileSync(out(name, 'model.safetensors'))

beforeAll(async () => {
  expect((await train('run')).status).toBe(0)
})

describe('what is there is not written over', () => {
  test('a run: refused, naming --resume, --force and another folder, and replaced with --force', async () => {
    const before = weights('run')
    const refused = await train('run', '--seed', '2')
    expect(refused.status).toBe(6)
    expect(refused.stderr).toMatch(/holds a run already; .*--resume.*--force.*--out \[OUTPUT_EXISTS\]/)
    expect(weights('run').equals(before)).toBe(true)

    const checkpoint = readFileSync(out('run', 'checkpoint.safetensors'))
    expect((await begin(['--seed', '2', '--force', '--out', out('run')])).status).toBe(130)
    expect(readFileSync(out('run', 'checkpoint.safetensors')).equals(checkpoint)).toBe(false)
    // Nothing of the run that was replaced is left to be resumed.
    expect(existsSync(out('run', 'checkpoint.previous.safetensors'))).toBe(false)
  })

  test('a file of the same name that no run wrote', async () => {
    mkdirSync(out('project'))
    writeFileSync(out('project', 'config.json'), '{}')
    const { status, stderr } = await train('project')
    expect(status).toBe(6)
    expect(stderr).toMatch(/holds config\.json already; .*--force/)
    expect(readdirSync(out('project'))).toEqual(['config.json'])
  })

  test('the working directory for an empty --out', async () => {
    const { status, stderr } = await oneloop(['train', ...small, '--out', ''], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toContain('--out is a path, not an empty word')
  })

  test('a checkpoint by its own export', async () => {
    writeFileSync(out('only.pth'), readFileSync(out('run', 'mnist_model.pth')))
    const before = readFileSync(out('only.pth'))
    const refused = await inProcess(['export', '--model', out('only.pth'), '--format', 'pth'])
    expect(refused.status).toBe(6)
    expect(refused.stderr).toMatch(/only\.pth: it is there already; .*--out.*--force.*\[OUTPUT_EXISTS\]/)
    expect(readFileSync(out('only.pth')).equals(before)).toBe(true)
  })

  test('an export, unless with --force', async () => {
    const args = ['export', '--model', out('run', 'model.safetensors'), '--format', 'npz', '--out', out('some.npz')]
    writeFileSync(out('some.npz'), 'mine')
    expect((await inProcess(args)).status).toBe(6)
    expect(readFileSync(out('some.npz'), 'utf8')).toBe('mine')
    expect((await inProcess([...args, '--force'])).status).toBe(0)
    expect(statSync(out('some.npz')).size).toBeGreaterThan(100_000)
  })
})

describe('what can not be written is told before anything is trained', () => {
  test.each([
    ['a folder named like a file of the run', (name: string) => mkdirSync(out(name, 'history.csv')), /it is a folder/],
    ['a read-only file', (name: string) => readOnly(out(name, 'training.png')), /it is read-only/],
  ])('%s', async (what, make, reason) => {
    mkdirSync(out(what))
    make(what)
    const { status, stdout, stderr } = await inProcess([
      ...['train', '--limit', '500', '--epochs', '1', '--force', '--out', out(what)],
    ])
    expect(status).toBe(6)
    expect(stderr).toMatch(reason)
    expect(stdout).not.toContain('Training:')
    expect(readdirSync(out(what))).toHaveLength(1)
  })

  function readOnly(path: string): void {
    writeFileSync(path, 'old')
    chmodSync(path, 0o444)
  }

  test('a network that does not fit into the machine is refused at once', async () => {
    const { status, stderr } = await train('huge', '--hidden', '65536,65536')
    expect(status).toBe(1)
    expect(stderr).toMatch(/4,347,133,962 parameters takes .* GiB.*\[OUT_OF_MEMORY\]/)
    expect(existsSync(out('huge'))).toBe(false)
  })
})

describe('one writer a folder', () => {
  test('a second run in the folder of a first is turned away while that one works', async () => {
    let second: ReturnType<typeof oneloop> | undefined
    const first = await oneloop(['train', '--limit', '2000', '--epochs', '20000', '--out', out('shared')], {
      onOutput: (text, kill) => {
        if (!text.includes('Epoch [1/')) return
        second ??= inProcess(['train', '--resume', out('shared')]).finally(() => kill('SIGINT'))
      },
    })
    expect(first.status).toBe(130)
    const { status, stderr } = await second!
    expect(status).toBe(6)
    expect(stderr).toMatch(/another process is at work here \(process \d+ .*\[IN_USE\]/)
  })

  test('what a killed run left is tidied by the one that goes on', async () => {
    const killed = await oneloop(['train', '--limit', '2000', '--epochs', '20000', '--out', out('killed')], {
      onOutput: (text, kill) => {
        if (text.includes('Epoch [1/')) kill('SIGKILL')
      },
    })
    expect(killed.status).toBeNull()
    expect(readdirSync(out('killed'))).toContain('run.lock')
    writeFileSync(out('killed', 'checkpoint.next.safetensors.0badf00d.oneloop.tmp'), 'half')
    const { status } = await begin(['--resume', out('killed'), '--limit', '2000', '--epochs', '20000'])
    expect(status).toBe(130)
    expect(readdirSync(out('killed')).filter((name) => /tmp$|lock$/.test(name))).toEqual([])
  })

  test('runs without --out that start in the same second have folders of their own', async () => {
    mkdirSync(out('cwd'))
    const both = await Promise.all([1, 2].map(() => begin([], out('cwd'))))
    expect(both.map(({ status }) => status)).toEqual([130, 130])
    expect(readdirSync(out('cwd', 'runs'))).toHaveLength(2)
  })
})

describe('the data of a run', () => {
  const pixels = Uint8Array.from({ length: 200 * 16 }, (_, i) => (i * 37) % 251)
  const digits = Uint8Array.from({ length: 200 }, (_, i) => i % 10)

  function data(name: string, images: Uint8Array, labels: Uint8Array): string {
    mkdirSync(out(name))
    const count = labels.length
    for (const part of ['train', 't10k']) {
      writeFileSync(out(name, `${part}-images-idx3-ubyte`), writeIdx({ shape: [count, 4, 4], data: images }))
      writeFileSync(out(name, `${part}-labels-idx1-ubyte`), writeIdx({ shape: [count], data: labels }))
    }
    return out(name)
  }

  test('are known by what they are, wherever they lie', async () => {
    const original = data('original', pixels, digits)
    const kept = ['--limit', '200', '--epochs', '5000']
    expect((await begin([...kept, '--data', original, '--out', out('by-data')])).status).toBe(130)
    const resume = (path: string) => begin([...kept, '--resume', out('by-data'), '--data', path])
    for (const other of [
      data(
        'shifted',
        pixels,
        digits.map((label) => (label + 1) % 10),
      ),
      data(
        'inverted',
        pixels.map((pixel) => 255 - pixel),
        digits,
      ),
    ]) {
      const { status, stderr } = await resume(other)
      expect(status).toBe(3)
      expect(stderr).toMatch(/its training and test images or labels are not those .*\[CHECKPOINT_MISMATCH\]/)
    }
    const moved = await resume(data('moved', pixels, digits))
    expect(moved.status).toBe(130)
    expect(moved.stdout).toContain('Going on from')
  })

  test('may have as many classes as a label can tell apart', async () => {
    const labels = Uint8Array.from({ length: 512 }, (_, i) => i % 256)
    const many = data('many', new Uint8Array(512 * 16).fill(9), labels)
    expect((await train('many-classes', '--data', many)).status).toBe(0)
    expect(statSync(out('many-classes', 'confusion.png')).size).toBeGreaterThan(1000)
  })
})
