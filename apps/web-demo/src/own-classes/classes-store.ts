import { type RunEvent, runStore, type TrainingRun, train } from '@oneloop/browser'
import { computed, signal } from '@preact/signals'
import { decodePicture, type Layer, Mlp, type NamedArrays } from 'oneloop'
import { failureOf } from '../training/failure.ts'
import { toMlp } from '../training/model-data.ts'
import { isTrained } from '../training/page-run.ts'
import type { Failure } from '../training/protocol.ts'
import { run as digitRun } from '../training/run-store.ts'
import { openRunWorker } from '../training/training-worker.ts'
import { readArchive } from './archive.ts'
import {
  datasetOf,
  type Example,
  LEAST_CLASSES,
  MOST_CLASSES,
  MOST_EXAMPLES,
  type OwnClass,
  obstacleOf,
  runOptions,
} from './class-data.ts'
import { type ClassReport, reportOf } from './class-report.ts'
import { exampleImage } from './example-image.ts'

/** A network that tells the classes apart as they were when it was trained. */
export interface TrainedClasses {
  readonly names: readonly string[]
  readonly model: Mlp
  readonly report: ClassReport
  readonly weightsSha256: string
}

export interface ClassRun {
  readonly phase: 'starting' | 'training' | 'finished' | 'failed'
  readonly epoch: number
  readonly epochs: number
  /** On the drawings that are held back, after each epoch, 0–1. */
  readonly accuracies: readonly number[]
  readonly failure: Failure | null
}

const NEW: readonly OwnClass[] = [
  { id: 1, name: '', examples: [] },
  { id: 2, name: '', examples: [] },
]

export const classes = signal<readonly OwnClass[]>(NEW)
/** The class that the next drawing is an example of, by its id. */
export const chosenId = signal(1)
export const classRun = signal<ClassRun | null>(null)
export const trained = signal<TrainedClasses | null>(null)
/** Why pictures could not be taken in. */
export const importFailure = signal<Failure | null>(null)
export const storage = signal<'working' | 'failing'>('working')

export const obstacle = computed(() => obstacleOf(classes.value))
export const chosen = computed(() => classes.value.find(({ id }) => id === chosenId.value) ?? classes.value[0]!)

/** Whether the page has a trained network that takes 28 × 28 pixels, to start from. */
export const canStartFromDigits = computed(
  () => isTrained(digitRun.value) && digitRun.value.model.layers[0]!.in === 784,
)

interface Kept {
  readonly classes: readonly OwnClass[]
  readonly trained: (Omit<TrainedClasses, 'model'> & { layers: readonly Layer[]; parameters: NamedArrays }) | null
}

const store = runStore<Kept>('oneloop-own-classes')
const KEY = 'classes'
let loading: Promise<void> | undefined

/** Brings back what an earlier visit has drawn. */
export function loadClasses(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  const kept = await store.get(KEY).catch(() => undefined)
  // A reader who was faster has begun to draw.
  if (kept === undefined || classes.value !== NEW) return
  classes.value = kept.classes
  chosenId.value = kept.classes[0]!.id
  if (kept.trained !== null) {
    const { layers, parameters, ...rest } = kept.trained
    trained.value = { ...rest, model: Mlp.from(layers, parameters) }
  }
}

function keep(): void {
  const { value } = trained
  const saved = value && { ...value, layers: value.model.layers, parameters: value.model.parameters, model: undefined }
  store.set(KEY, { classes: classes.value, trained: saved }).then(
    () => {
      storage.value = 'working'
    },
    () => {
      storage.value = 'failing'
    },
  )
}

function change(next: readonly OwnClass[]): void {
  classes.value = next
  keep()
}

function changeClass(id: number, to: (one: OwnClass) => OwnClass): void {
  change(classes.value.map((one) => (one.id === id ? to(one) : one)))
}

export function addClass(): void {
  if (classes.value.length >= MOST_CLASSES) return
  const id = nextId(classes.value)
  change([...classes.value, { id, name: '', examples: [] }])
  chosenId.value = id
}

export function removeClass(id: number): void {
  if (classes.value.length <= LEAST_CLASSES) return
  change(classes.value.filter((one) => one.id !== id))
  if (chosenId.value === id) chosenId.value = classes.value[0]!.id
}

export function renameClass(id: number, name: string): void {
  changeClass(id, (one) => ({ ...one, name }))
}

export function addExamples(id: number, images: readonly Uint8Array[]): void {
  changeClass(id, (one) => {
    const first = nextId(one.examples)
    const added = images.map((pixels, i): Example => ({ id: first + i, pixels }))
    return { ...one, examples: [...one.examples, ...added].slice(0, MOST_EXAMPLES) }
  })
}

export function removeExample(id: number, example: number): void {
  changeClass(id, (one) => ({ ...one, examples: one.examples.filter((each) => each.id !== example) }))
}

/** Forgets everything, in this browser too. */
export function forgetClasses(): void {
  endRun()
  classes.value = NEW
  chosenId.value = 1
  trained.value = null
  store.delete(KEY).catch(() => {})
}

function nextId(all: readonly { readonly id: number }[]): number {
  return Math.max(0, ...all.map(({ id }) => id)) + 1
}

/** Pictures become examples of the chosen class; a zip brings its own classes. */
export async function takeIn(files: readonly File[]): Promise<void> {
  importFailure.value = null
  const { id } = chosen.value
  try {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      if (/\.zip$/i.test(file.name)) await takeInArchive(bytes, file.name)
      else addExamples(id, [exampleImage(await decodePicture(bytes, file.name))])
    }
  } catch (error) {
    importFailure.value = failureOf(error)
  }
}

/** Its classes go to those of the same names; others are new, and take the place of classes that are still blank. */
async function takeInArchive(bytes: Uint8Array, file: string): Promise<void> {
  const read = await readArchive(bytes, file)
  for (const { name, images } of read.slice(0, MOST_CLASSES)) {
    const isBlank = (one: OwnClass) => one.name.trim() === '' && one.examples.length === 0
    const own = classes.value.find((one) => one.name.trim() === name) ?? classes.value.find(isBlank)
    if (own === undefined) addClass()
    const target = own ?? classes.value.at(-1)!
    if (own === undefined && classes.value.some((one) => one.id !== target.id && one.name === name)) continue
    renameClass(target.id, name)
    addExamples(target.id, images)
  }
}

let training: TrainingRun | undefined
let endWorker = () => {}

/** @param fromDigits whether to start from the page's network for digits */
export function startClassRun(fromDigits: boolean): void {
  if (obstacle.value !== null) return
  endRun()
  const all = datasetOf(classes.value)
  const names = all.classNames
  const options = runOptions(all, fromDigits && canStartFromDigits.value ? toMlp(digitRun.value.model) : null)
  const worker = openRunWorker()
  endWorker = () => worker.terminate()
  const own = train({ ...options, worker })
  training = own
  classRun.value = { phase: 'starting', epoch: 0, epochs: options.epochs, accuracies: [], failure: null }
  own.onEvent((event) => {
    if (training !== own) return
    follow(event)
    if (event.kind !== 'finished') return
    worker.terminate()
    const { model } = own
    trained.value = { names, model, report: reportOf(all, model), weightsSha256: event.weightsSha256 }
    keep()
  })
}

function follow(event: RunEvent): void {
  const { value } = classRun
  if (value === null) return
  if (event.kind === 'started') classRun.value = { ...value, phase: 'training' }
  if (event.kind === 'epoch') {
    const { epoch, accuracy } = event.report
    classRun.value = { ...value, epoch, accuracies: [...value.accuracies, accuracy ?? 0] }
  }
  if (event.kind === 'finished') classRun.value = { ...value, phase: 'finished' }
  if (event.kind === 'failed') {
    classRun.value = { ...value, phase: 'failed', failure: failureOf(event.error) }
    endWorker()
  }
}

function endRun(): void {
  training = undefined
  endWorker()
  endWorker = () => {}
  classRun.value = null
}
