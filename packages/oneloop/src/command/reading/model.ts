import { basename } from 'node:path'
import type { AffineMap, Dataset } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { LESSON_TRANSFORM } from '@oneloop/mnist-data'
import { dataset } from '@oneloop/mnist-data/node'
import type { Guesses, ReadModel } from '@oneloop/model-io'
import { readModelFile } from '@oneloop/model-io/node'
import { selectForInference } from '../backends.ts'
import type { Output } from '../output.ts'
import type { ReadingFlags } from './reading-options.ts'
import { type Candidate, isConvincing, type Trial, trialText, tryUsualFew } from './trial.ts'

/** A model as it is used, and what is known of it. */
export interface OpenedModel
  extends Pick<ReadModel, 'classNames' | 'guessed' | 'metadata' | 'normalization' | 'preprocessing'> {
  readonly model: Mlp
  /** What the network sees of a byte: the file's, the user's, or a guess. */
  readonly transform: AffineMap
}

/** Training images to try a network on. */
export interface TrialImages {
  readonly data: Dataset
  readonly name: string
}

/** A model file of any format, with what `tryWhatIsOpen` makes of it. */
export async function openModel(
  path: string,
  output: Output,
  flags: ReadingFlags = {},
  images: (() => Promise<TrialImages>) | null = null,
): Promise<OpenedModel> {
  return tryWhatIsOpen(await readModelFile(path, overridesOf(flags)), basename(path), output, images)
}

/** What the user knows better than the file, as the readers of files take it. */
export function overridesOf({ normalize, activation }: ReadingFlags) {
  return {
    ...(normalize === undefined ? {} : { normalization: normalize }),
    ...(activation === undefined ? {} : { activation }),
  }
}

/**
 * What a file does not say, and the user neither, is tried on images whose classes are known, where there are some. It
 * stays a guess, and is said, as is all else that was inferred.
 *
 * @param images gets training images to try it on; null for the bundled MNIST's, if the network takes such images
 */
export async function tryWhatIsOpen(
  read: ReadModel,
  file: string,
  output: Output,
  images: (() => Promise<TrialImages>) | null = null,
): Promise<OpenedModel> {
  const { model, normalization, preprocessing, classNames, guessed, metadata } = read
  const known: Partial<Candidate> = {
    ...(normalization === null || guessed.normalization !== undefined ? {} : { transform: normalization }),
    ...(guessed.activation !== undefined ? {} : { activation: model.layers[0]!.activation }),
  }
  const tried = new Set<string | undefined>()
  const transform = normalization ?? LESSON_TRANSFORM
  let opened: OpenedModel = { model, normalization, preprocessing, classNames, guessed, metadata, transform }
  const isOpen = preprocessing === null && (known.transform === undefined || known.activation === undefined)
  const at = isOpen ? await imagesFor(model, images) : null
  if (at !== null) {
    const backend = selectForInference('auto', { threads: 1 })
    const trial = await tryUsualFew(model, at.data, known, backend)
    output.warn(`${file}: ${trialText(trial, known, at.name)}`)
    if (isConvincing(trial)) {
      for (const guess of ['activation', 'normalization'] as const) tried.add(guessed[guess])
      opened = { ...opened, ...chosen(trial, known, guessed, at.name) }
    }
  }
  for (const line of read.inferred) if (!tried.has(line)) output.warn(`${file}: ${line}`)
  if (opened.normalization === null && preprocessing === null) {
    output.warn(`${file}: it does not say how pixels were scaled; taken to be as the lesson's, --normalize 0.5,0.5`)
  }
  return opened
}

/** What the trial found, still as a guess. */
function chosen({ best }: Trial, known: Partial<Candidate>, guessed: Guesses, source: string): Partial<OpenedModel> {
  const why = `is the one of the usual few that fits ${source} best`
  return {
    model: best.model,
    transform: best.transform,
    normalization: best.transform,
    guessed: {
      ...guessed,
      ...(known.transform === undefined ? { normalization: `the normalisation ${why}` } : {}),
      ...(known.activation === undefined ? { activation: `the activation ${best.activation} ${why}` } : {}),
    },
  }
}

async function imagesFor(model: Mlp, images: (() => Promise<TrialImages>) | null): Promise<TrialImages | null> {
  const [width, classes] = [model.widths[0], model.widths.at(-1)]
  if (images === null && !(width === 784 && classes === 10)) return null
  const found = images === null ? { data: (await dataset('mnist')).train, name: 'mnist' } : await images()
  return found.data.width === width && found.data.classNames.length === classes ? found : null
}
