import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Dataset, type Part, writeIdx } from 'oneloop'
import { mnist } from 'oneloop/node'
import type { Plugin } from 'vite'

const MODULE = 'virtual:mnist'
const SAMPLE_SIZE = 1000

/**
 * MNIST as files of the page: gzipped once into `folder`, then served and hashed by Vite like any asset.
 *
 * `virtual:mnist` gives their addresses, sizes and digests: all four (`full`), and the first 1,000 test images (`sample`).
 */
export function mnistPlugin(folder: string): Plugin {
  return {
    name: 'oneloop:mnist',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    async load(id) {
      if (id !== `\0${MODULE}`) return null
      const entries = await prepare(folder)
      const imports = entries.map(({ path }, i) => `import url${i} from ${JSON.stringify(`${path}?url`)}`)
      const fields = entries.map(({ set, part, bytes, sha256 }, i) => {
        const file = JSON.stringify({ bytes, sha256 }).slice(1)
        return { set, line: `${JSON.stringify(part)}: { url: new URL(url${i}, import.meta.url).href, ${file}` }
      })
      const object = (set: string) => fields.flatMap((field) => (field.set === set ? [field.line] : [])).join(',\n')
      return `${imports.join('\n')}\nexport const full = {${object('full')}}\nexport const sample = {${object('sample')}}\n`
    },
  }
}

interface Entry {
  readonly set: 'full' | 'sample'
  readonly part: Part
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

async function prepare(folder: string): Promise<Entry[]> {
  const index = join(folder, 'index.json')
  try {
    return JSON.parse(await readFile(index, 'utf8')) as Entry[]
  } catch {
    // Not there yet, or cut short: made anew.
  }
  await mkdir(folder, { recursive: true })
  const { train, test } = await mnist()
  const sample = test.subset({ start: 0, end: SAMPLE_SIZE })
  const entries: Entry[] = []
  // Level 8 takes four times as long and saves less than a thousandth.
  const add = async (set: Entry['set'], part: Part, idx: Uint8Array) => {
    const data = gzipSync(idx, { level: 7, memLevel: 9 })
    const path = join(folder, `${set}-${part}.bin`)
    await writeFile(path, data)
    entries.push({ set, part, path, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') })
  }
  const addHalf = async (
    set: Entry['set'],
    half: 'train' | 'test',
    { length, rows, columns, features, labels }: Dataset,
  ) => {
    await add(set, `${half}-images`, writeIdx({ shape: [length, rows, columns], data: features }))
    await add(set, `${half}-labels`, writeIdx({ shape: [length], data: Uint8Array.from(labels) }))
  }
  await addHalf('full', 'train', train)
  await addHalf('full', 'test', test)
  await addHalf('sample', 'test', sample)
  await writeFile(`${index}.part`, JSON.stringify(entries))
  await rename(`${index}.part`, index)
  return entries
}
