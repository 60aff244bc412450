import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../folders.ts'
import type { LargeSample, TableFit, TableName } from '../peer.ts'
import { PeerFailure, PeerProcess } from '../peer-process.ts'
import type { Missing } from '../round-robin.ts'
import { type Summary, summarize } from '../statistics.ts'
import type { Settings } from './settings.ts'

export interface TableRow {
  readonly table: TableName
  /** Accuracy of classes, R² of numbers: of the rows that were not learnt from. */
  readonly measure: 'accuracy' | 'R²'
  readonly ours: Scores
  readonly theirs: Scores
  /** Ours minus theirs, split by split: mean and half the width of its 95 % interval. */
  readonly difference: Interval
  /** Their seconds ÷ ours, split by split. */
  readonly timesFaster: Summary
}

interface Scores extends Interval {
  readonly seconds: Summary
}

interface Interval {
  readonly mean: number
  readonly halfWidth: number
}

export interface TablesResult {
  readonly rows: readonly TableRow[]
  /** An epoch of a large table. */
  readonly large: readonly {
    readonly label: string
    readonly seconds: Summary
    readonly loss: number
    readonly what: string
  }[]
  /** A file of a million rows and 20 columns, read. */
  readonly loading: readonly { readonly label: string; readonly seconds: Summary; readonly what: string }[]
  readonly missing: readonly Missing[]
}

const TABLES: readonly TableName[] = ['iris', 'wine', 'breast-cancer', 'digits', 'diabetes']
const SCIKIT = 'scikit-learn'

/**
 * Workload 5: small tables beside scikit-learn, the same network on the same splits, seed by seed; a large one beside
 * PyTorch; and a large file beside pandas.
 */
export async function tablesWorkload({ quick, say, unmet }: Settings): Promise<TablesResult> {
  const missing: Missing[] = []
  const folder = join(cacheFolder, 'tables')
  await mkdir(folder, { recursive: true })
  const open = async (id: string, label: string, file: string, workload: string) => {
    if (file.endsWith('.py') && unmet.python !== null) {
      missing.push({ id, label, reason: unmet.python, fix: null })
      return null
    }
    try {
      return await PeerProcess.start(file, workload, { threads: null, folder })
    } catch (error) {
      if (!(error instanceof PeerFailure)) throw error
      missing.push({ id, label, reason: error.message, fix: error.fix ?? null })
      return null
    }
  }

  const rows = await smallTables()
  const large = await largeTable()
  const loading = await fileLoading()
  return { rows, large, loading, missing }

  async function smallTables(): Promise<TableRow[]> {
    const theirs = await open('sklearn', SCIKIT, 'sklearn_tables.py', 'tables')
    if (theirs === null) return []
    // Out of its own wheel, so that nobody's copy of the data is better.
    await theirs.call('export', [folder])
    const ours = await open('oneloop', 'oneloop', 'oneloop-tables.ts', 'tables')
    if (ours === null) return []
    const found: TableRow[] = []
    for (const table of TABLES) {
      const fits: { ours: TableFit; theirs: TableFit }[] = []
      for (let seed = 1; seed <= (quick ? 2 : 10); seed++) {
        const own = await ours.call<TableFit & { train: number[]; test: number[] }>('fit', [table, seed])
        const other = await theirs.call<TableFit>('fit', [table, seed, own.train, own.test])
        fits.push({ ours: own, theirs: other })
        say(
          `  ${table}, seed ${seed}: ${own.score.toFixed(4)} in ${own.seconds.toFixed(2)} s; ${other.score.toFixed(4)} in ${other.seconds.toFixed(2)} s`,
        )
      }
      const seconds = (of: 'ours' | 'theirs') => fits.map((fit) => fit[of].seconds)
      const scores = (of: 'ours' | 'theirs') => fits.map((fit) => fit[of].score)
      found.push({
        table,
        measure: table === 'diabetes' ? 'R²' : 'accuracy',
        ours: { ...interval(scores('ours')), seconds: summarize(seconds('ours')) },
        theirs: { ...interval(scores('theirs')), seconds: summarize(seconds('theirs')) },
        difference: interval(fits.map((fit) => fit.ours.score - fit.theirs.score)),
        timesFaster: summarize(fits.map((fit) => fit.theirs.seconds / fit.ours.seconds)),
      })
    }
    await Promise.all([ours.close(), theirs.close()])
    return found
  }

  async function largeTable(): Promise<TablesResult['large'][number][]> {
    const size = quick ? 100_000 : 1_000_000
    const peers = [
      ['oneloop', 'oneloop', 'oneloop-tables.ts'],
      ['torch', 'PyTorch, its best', 'torch_tables.py'],
    ] as const
    const opened = []
    for (const [id, label, file] of peers) {
      const process = await open(id, label, file, 'large')
      if (process !== null) opened.push({ label, process, samples: [] as LargeSample[] })
    }
    for (const { process } of opened) await process.call('prepare', [size])
    // Warm: what is compiled on the way is not counted.
    if (!quick) for (const { process } of opened) await process.call<LargeSample>('epoch')
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      for (const { process, samples } of opened) samples.push(await process.call<LargeSample>('epoch'))
    }
    for (const { process } of opened) await process.close()
    return opened.map(({ label, process, samples }) => ({
      label,
      seconds: summarize(samples.map(({ seconds }) => seconds)),
      loss: samples.at(-1)!.loss,
      what: `${process.version}; ${process.device}`,
    }))
  }

  async function fileLoading(): Promise<TablesResult['loading'][number][]> {
    const path = await makeFile(folder, quick ? 100_000 : 1_000_000)
    const peers = [
      ['oneloop', 'oneloop, readCsv', 'oneloop-tables.ts'],
      ['pandas', 'pandas.read_csv', 'sklearn_tables.py'],
    ] as const
    const opened = []
    for (const [id, label, file] of peers) {
      const process = await open(id, label, file, 'loading')
      if (process !== null) opened.push({ label, process, seconds: [] as number[] })
    }
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      for (const { process, seconds } of opened) seconds.push(await process.call<number>('read', [path]))
    }
    for (const { process } of opened) await process.close()
    return opened.map(({ label, process, seconds }) => ({
      label,
      seconds: summarize(seconds),
      what: `${process.version}; ${process.device}`,
    }))
  }
}

/** The mean, and half its 95 % interval by Student's t. */
function interval(values: readonly number[]): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, halfWidth: (STUDENT[values.length - 2] ?? 1.96) * Math.sqrt(variance / values.length) }
}

/** The 97.5 % quantiles of Student's t, from 1 degree of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]

/** 18 columns of numbers, one of whole numbers and one of four categories. */
async function makeFile(folder: string, rows: number): Promise<string> {
  const path = join(folder, `made-${rows}.csv`)
  if (existsSync(path)) return path
  const stream = createWriteStream(`${path}.tmp`)
  let state = 1
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  let text = `${Array.from({ length: 20 }, (_, i) => `c${i}`).join(',')}\n`
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < 18; column++) text += `${(random() * 10 - 5).toFixed(6)},`
    text += `${['red', 'green', 'blue', 'yellow'][Math.floor(random() * 4)]},${Math.floor(random() * 100)}\n`
    if (text.length < 1 << 20) continue
    if (!stream.write(text)) await once(stream, 'drain')
    text = ''
  }
  stream.end(text)
  await once(stream, 'close')
  await rename(`${path}.tmp`, path)
  return path
}
