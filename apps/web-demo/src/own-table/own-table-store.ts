import { type RunEvent, type TrainingRun, train } from '@oneloop/browser'
import { computed, signal } from '@preact/signals'
import { type Columns, type EpochReport, type Mlp, OneloopError, readColumns } from 'oneloop'
import { failureOf } from '../training/failure.ts'
import type { Failure } from '../training/protocol.ts'
import { openRunWorker } from '../training/training-worker.ts'
import { DEFAULT_CHOICE, planTable, runOptions, type TableChoice, type TablePlan } from './table-plan.ts'
import { reportOf, type TableReport } from './table-report.ts'

/** A table in hand. */
export interface OpenTable {
  /** Of its file, or of the small table that is on board. */
  readonly name: string
  readonly columns: Columns
}

export interface TableRun {
  readonly phase: 'starting' | 'training' | 'paused' | 'stopped' | 'finished' | 'failed'
  readonly plan: TablePlan
  readonly table: OpenTable
  readonly reports: readonly EpochReport[]
  readonly device: string | null
  /** Trained, once there is a report. */
  readonly model: Mlp
  readonly weightsSha256: string | null
  readonly report: TableReport | null
  readonly failure: Failure | null
}

/** The name of a table that is being read. */
export const reading = signal<string | null>(null)
/** Why the last file could not be read. */
export const readingFailure = signal<Failure | null>(null)
export const openTable = signal<OpenTable | null>(null)
export const choice = signal<TableChoice | null>(null)
export const tableRun = signal<TableRun | null>(null)

/** What the choice comes to, or why it can't be learnt. */
export const plan = computed<TablePlan | Failure | null>(() => {
  const [table, chosen] = [openTable.value, choice.value]
  if (table === null || chosen === null) return null
  try {
    return planTable(table.columns, chosen)
  } catch (error) {
    return failureOf(error)
  }
})

export function isFailure(value: TablePlan | Failure | null): value is Failure {
  return value !== null && 'code' in value
}

export function isBusy(run: TableRun | null): boolean {
  return run !== null && ['starting', 'training', 'paused'].includes(run.phase)
}

/** Files larger than this are for the command line: a tab has not the memory. */
const MOST_BYTES = 200e6

export async function openFile(file: File): Promise<void> {
  await open(file.name, async () => {
    if (file.size > MOST_BYTES) throw new OneloopError(`${file.size} bytes`, { code: 'TOO_LARGE', file: file.name })
    return readColumns(file)
  })
}

/** One of the small tables that come with `oneloop`. */
export async function openBoard(name: string, read: () => Promise<Columns>, target: string): Promise<void> {
  await open(name, read, target)
}

async function open(name: string, read: () => Promise<Columns>, target?: string): Promise<void> {
  endRun()
  reading.value = name
  readingFailure.value = null
  try {
    const columns = await read()
    if (reading.value !== name) return
    openTable.value = { name, columns }
    // Most tables have what is to be learnt in their last column.
    choice.value = { ...DEFAULT_CHOICE, target: target ?? columns.columns.at(-1)!.name }
  } catch (error) {
    if (reading.value === name) readingFailure.value = failureOf(error)
  } finally {
    if (reading.value === name) reading.value = null
  }
}

export function choose(change: Partial<TableChoice>): void {
  if (choice.value !== null) choice.value = { ...choice.value, ...change }
}

let training: TrainingRun | undefined

export function startTableRun(): void {
  const [table, chosen] = [openTable.value, plan.value]
  if (table === null || chosen === null || isFailure(chosen)) return
  endRun()
  const options = runOptions(chosen)
  const worker = openRunWorker()
  const own = train({ ...options, worker })
  training = own
  const nothing = { reports: [], device: null, weightsSha256: null, report: null, failure: null }
  tableRun.value = { phase: 'starting', plan: chosen, table, model: options.model, ...nothing }
  own.onEvent((event) => {
    if (training === own) follow(event, own, chosen)
    if (event.kind === 'finished' || event.kind === 'stopped' || event.kind === 'failed') worker.terminate()
  })
}

export function pauseTableRun(): void {
  training?.pause()
}

export function resumeTableRun(): void {
  training?.resume()
}

export function stopTableRun(): void {
  training?.stop()
}

function endRun(): void {
  training?.stop()
  training = undefined
  tableRun.value = null
  waiting = []
}

/** Epochs of a small table take a millisecond each: they are taken in together, this often. */
const EPOCHS_MS = 100
let waiting: EpochReport[] = []
let timer = 0

function takeEpochs(): void {
  clearTimeout(timer)
  timer = 0
  if (waiting.length === 0 || tableRun.value === null) return
  const reports = [...tableRun.value.reports, ...waiting]
  waiting = []
  change({ reports })
}

function follow(event: RunEvent, own: TrainingRun, chosen: TablePlan): void {
  switch (event.kind) {
    case 'started':
      change({ phase: 'training', device: event.device })
      break
    case 'epoch':
      waiting.push(event.report)
      timer ||= window.setTimeout(takeEpochs, EPOCHS_MS)
      break
    case 'paused':
      takeEpochs()
      change({ phase: 'paused' })
      break
    case 'resumed':
      change({ phase: 'training' })
      break
    case 'failed':
      takeEpochs()
      change({ phase: 'failed', failure: failureOf(event.error) })
      break
    case 'stopped':
    case 'finished': {
      takeEpochs()
      if (event.parameters === null) {
        tableRun.value = null
        break
      }
      const weightsSha256 = event.kind === 'finished' ? event.weightsSha256 : null
      change({ phase: event.kind, weightsSha256 })
      reportOf(chosen, own.model).then(
        (report) => training === own && change({ report }),
        (error: unknown) => training === own && change({ failure: failureOf(error) }),
      )
      break
    }
    case 'loading':
    case 'progress':
    case 'sample':
    case 'checkpoint':
      break
  }
}

function change(part: Partial<TableRun>): void {
  if (tableRun.value !== null) tableRun.value = { ...tableRun.value, ...part }
}
