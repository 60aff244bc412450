import type { TrainOptions } from '@oneloop/browser'
import { adam, Dataset, LESSON_TRANSFORM, Mlp } from 'oneloop'
import { SIDE } from './example-image.ts'

/** A class that the visitor has named, with its examples. */
export interface OwnClass {
  readonly id: number
  readonly name: string
  readonly examples: readonly Example[]
}

export interface Example {
  readonly id: number
  /** `[784]`, bright on dark. */
  readonly pixels: Uint8Array
}

export const LEAST_CLASSES = 2
export const MOST_CLASSES = 10
/** Fewer examples of a class than this, and none is left to be graded by. */
export const LEAST_EXAMPLES = 4
/** With so many the classes are told apart well. */
export const ENOUGH_EXAMPLES = 10
/** More would fill a phone's storage. */
export const MOST_EXAMPLES = 500

/** Why classes can't be learnt yet; null: they can. */
export type Obstacle = 'unnamed' | 'same-name' | 'few-examples'

export function obstacleOf(classes: readonly OwnClass[]): Obstacle | null {
  const names = classes.map(({ name }) => name.trim())
  if (names.includes('')) return 'unnamed'
  if (new Set(names).size < names.length) return 'same-name'
  return classes.some(({ examples }) => examples.length < LEAST_EXAMPLES) ? 'few-examples' : null
}

/** The examples as a dataset, the classes in their order. */
export function datasetOf(classes: readonly OwnClass[]): Dataset {
  const all = classes.flatMap(({ examples }, label) => examples.map(({ pixels }) => ({ pixels, label })))
  const features = new Uint8Array(all.length * SIDE * SIDE)
  for (const [i, { pixels }] of all.entries()) features.set(pixels, i * SIDE * SIDE)
  return new Dataset({
    features,
    labels: Uint8Array.from(all, ({ label }) => label),
    classNames: classes.map(({ name }) => name.trim()),
    rows: SIDE,
    columns: SIDE,
    source: 'drawings',
    transform: LESSON_TRANSFORM,
  })
}

/** A quarter of each class is held back. */
const HELD_BACK = 0.25

/** What is learnt from, and what the network is graded by. */
export function partsOf(all: Dataset): { readonly train: Dataset; readonly heldBack: Dataset } {
  const { train, test: heldBack } = all.split({ parts: [1 - HELD_BACK, HELD_BACK], stratified: true })
  return { train, heldBack }
}

/** About as many steps teach a few dozen drawings that are changed each time they are seen. */
const STEPS = 1200
const BATCH = 8
const HIDDEN = [64]

/** How one drawing of a thing differs from the next. */
export const AUGMENTATION = { shift: 2, rotate: 12, scale: 0.12, noise: 0.02 }

/**
 * The run that tells the classes apart.
 *
 * @param start a network of 28 × 28 pixels, of which all but the last layer is taken over; null: a new one
 */
export function runOptions(all: Dataset, start: Mlp | null): TrainOptions {
  const { train, heldBack } = partsOf(all)
  const classes = all.classNames.length
  const epochs = Math.min(300, Math.max(20, Math.ceil((STEPS * BATCH) / train.length)))
  return {
    model: start === null ? new Mlp([SIDE * SIDE, ...HIDDEN, classes]) : start.withNewLastLayer(classes),
    data: train.loader({ batchSize: BATCH, shuffle: true }),
    augment: AUGMENTATION,
    validation: heldBack.loader(),
    epochs,
    optimizer: adam(),
    checkpointEpochs: epochs,
  }
}
