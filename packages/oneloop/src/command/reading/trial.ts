import { type ActivationName, type Backend, crossEntropy } from '@oneloop/core'
import { type AffineMap, DataLoader, type Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { evaluate } from '@oneloop/trainer'
import { kebab } from '../options.ts'
import { normalizationText, ofPixels } from './reading-options.ts'

/** One way in which a model may have been meant. */
export interface Candidate {
  readonly transform: AffineMap
  readonly activation: ActivationName
}

/** What came of trying the usual few. */
export interface Trial {
  readonly best: Candidate & { readonly model: Mlp }
  /** The part of the images that it names rightly, 0–1. */
  readonly accuracy: number
  /** The best of those that are scaled otherwise, and of those of another activation; null where there are none. */
  readonly otherTransform: Scored | null
  readonly otherActivation: Scored | null
  readonly images: number
}

interface Scored extends Candidate {
  readonly model: Mlp
  readonly accuracy: number
  readonly loss: number
}

const MOST_IMAGES = 2000
/** By how much more a rarer activation has to get right than ReLU, which nearly all public networks of this kind have. */
const ACTIVATION_HANDICAP = {
  relu: 0,
  tanh: 0.003,
  sigmoid: 0.003,
  gelu: 0.01,
  leakyRelu: 0.01,
  elu: 0.005,
  silu: 0.01,
}
/** The same for bytes from 0 to 255, which hardly anybody trains on as they are. */
const BYTES_HANDICAP = 0.01
const USUAL_ACTIVATIONS = Object.keys(ACTIVATION_HANDICAP) as ActivationName[]
/** Two shares nearer than this say nothing: the loss then decides, as between tanh and sigmoid. */
const TIE = 0.002

/**
 * Tries what a file does not say on images whose classes are known, the training images, so that no test image has a say.
 *
 * @param known what the file or the user says: only the rest is tried
 */
export async function tryUsualFew(
  model: Mlp,
  data: Dataset,
  known: Partial<Candidate>,
  backend: Backend,
): Promise<Trial> {
  const images = data.subset({ start: 0, end: Math.min(MOST_IMAGES, data.length) })
  const hasHidden = model.layers.length > 1
  const transforms = known.transform === undefined ? usualTransforms(images) : [known.transform]
  const activations = known.activation === undefined && hasHidden ? USUAL_ACTIVATIONS : [known.activation ?? 'identity']
  const scored: Scored[] = []
  for (const activation of activations) {
    const candidate = hasHidden ? withActivation(model, activation) : model
    for (const transform of transforms) {
      const loader = new DataLoader(images, { batchSize: 100, transform })
      const { accuracy, loss } = await evaluate(candidate, loader, { backend, loss: crossEntropy() })
      scored.push({ model: candidate, transform, activation, accuracy: accuracy ?? 0, loss })
    }
  }
  const best = bestOf(scored)!
  return {
    best,
    accuracy: best.accuracy,
    otherTransform: bestOf(scored.filter(({ transform }) => transform !== best.transform)),
    otherActivation: bestOf(scored.filter(({ activation }) => activation !== best.activation)),
    images: images.length,
  }
}

/** Bytes as they are. */
const BYTES: AffineMap = { scale: 1, offset: 0 }

/** The lesson's, MNIST's own mean and deviation, pixels from 0 to 1, and bytes as they are; and these images' own. */
function usualTransforms(images: Dataset): AffineMap[] {
  const usual = [ofPixels(0.5, 0.5), ofPixels(0.1307, 0.3081), ofPixels(0, 1), BYTES]
  const { mean, std } = momentsOf(images)
  const isNew = std > 0 && (Math.abs(mean - 0.1307) > 0.01 || Math.abs(std - 0.3081) > 0.01)
  return isNew ? [...usual, ofPixels(mean, std)] : usual
}

function momentsOf(images: Dataset): { readonly mean: number; readonly std: number } {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < images.length; i++) {
    for (const byte of images.image(i)) {
      sum += byte
      squares += byte * byte
    }
  }
  const count = images.length * images.width
  const mean = sum / count
  return { mean: mean / 255, std: Math.sqrt(squares / count - mean * mean) / 255 }
}

function withActivation(model: Mlp, activation: ActivationName): Mlp {
  const last = model.layers.length - 1
  return Mlp.from(
    model.layers.map((layer, i) => (i === last ? layer : { ...layer, activation })),
    model.parameters,
  )
}

/** The one that gets most right, with the handicap of what is rare; of those as good as equal, that of the least loss. */
function bestOf(scored: readonly Scored[]): Scored | null {
  const most = Math.max(...scored.map(merit))
  const equals = scored.filter((candidate) => merit(candidate) >= most - TIE)
  const least = Math.min(...equals.map(({ loss }) => (Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY)))
  return equals.find(({ loss }) => loss === least) ?? equals[0] ?? null
}

function merit({ accuracy, activation, transform }: Scored): number {
  const rare = Object.entries(ACTIVATION_HANDICAP).find(([name]) => name === activation)?.[1] ?? 0
  return accuracy - rare - (transform === BYTES ? BYTES_HANDICAP : 0)
}

/** Under this, none of the usual few is what the network was trained with. */
const LEAST_ACCURACY = 0.5

export function isConvincing({ accuracy }: Trial): boolean {
  return accuracy >= LEAST_ACCURACY
}

/** What the trial says, with its margins, in one line. */
export function trialText(trial: Trial, known: Partial<Candidate>, source: string): string {
  const { best, otherTransform, otherActivation, accuracy, images } = trial
  const what: string[] = []
  const flags: string[] = []
  const margins: string[] = []
  const add = (name: string, flag: string, chosen: string, next: string | null, nextAccuracy = 0) => {
    what.push(name)
    flags.push(`${flag} ${chosen}`)
    if (next !== null) margins.push(`${percent(nextAccuracy)} with ${flag} ${next}`)
  }
  if (known.transform === undefined) {
    const next = otherTransform === null ? null : normalizationText(otherTransform.transform)
    add('scaling', '--normalize', normalizationText(best.transform), next, otherTransform?.accuracy)
  }
  if (known.activation === undefined && otherActivation !== null) {
    const next = kebab(otherActivation.activation)
    add('activation', '--activation', kebab(best.activation), next, otherActivation.accuracy)
  }
  const guessed = `its ${what.join(' and ')} ${what.length === 1 ? 'is' : 'are'} guessed`
  const tried = `of ${images.toLocaleString('en-US')} training images of ${source}`
  if (!isConvincing(trial))
    return `${guessed}: none of the usual ones gets more than ${percent(accuracy)} ${tried} right`
  return `${guessed}: ${tried}, ${percent(accuracy)} are right with ${flags.join(' and ')} (${margins.join('; ')})`
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`
