import { activationNames, type OptimizerName, optimizers, type ScheduleName, schedules } from 'oneloop'
import { MOST_LAYERS, MOST_NEURONS } from '../lesson/network/design.ts'
import { engineNames } from '../training/engines.ts'
import { type RunConfig, TRAINING_IMAGES } from '../training/run-config.ts'

/** A run as a link holds it: everything that decides what it learns, and what its weights came to. */
export interface SharedRun {
  readonly config: RunConfig
  readonly weightsSha256: string
}

/** Raised when the settings become others: older links are then no longer read. */
const VERSION = '1'

/** The run in characters that an address may have as they are, as few as a QR code likes. */
export function encodeRun({ config, weightsSha256 }: SharedRun): string {
  const { engine, hidden, activation, dropout, optimizer, learningRate, schedule, epochs, batchSize, seed, images } =
    config
  const fields = [engine, hidden.join('.'), activation, dropout, optimizer, learningRate, schedule]
  return [VERSION, ...fields, epochs, batchSize, seed, images, weightsSha256].join('_')
}

/** The run of a link; null where it is none that this page can train. */
export function decodeRun(text: string): SharedRun | null {
  const fields = text.split('_')
  if (fields.length !== 13 || fields[0] !== VERSION) return null
  const [, engine, widths, activation, dropout, optimizer, rate, schedule, epochs, batchSize, seed, images, sha256] =
    fields as [string, ...string[]] & { length: 13 }
  const hidden = widths === '' ? [] : widths!.split('.').map((width) => number(width, 1, MOST_NEURONS))
  const config = {
    engine: oneOf(engineNames, engine),
    hidden: hidden.length > MOST_LAYERS || hidden.includes(null) ? null : (hidden as number[]),
    activation: oneOf(activationNames, activation),
    dropout: number(dropout, 0, 0.9, false),
    optimizer: oneOf(Object.keys(optimizers) as OptimizerName[], optimizer),
    learningRate: number(rate, 0.000001, 10, false),
    schedule: oneOf(Object.keys(schedules) as ScheduleName[], schedule),
    epochs: number(epochs, 1, 100),
    batchSize: number(batchSize, 1, 4096),
    seed: number(seed, 0, 2 ** 31 - 1),
    images: number(images, 1, TRAINING_IMAGES),
  }
  if (Object.values(config).includes(null) || !/^[0-9a-f]{64}$/.test(sha256!)) return null
  return { config: config as RunConfig, weightsSha256: sha256! }
}

/** The page's address with the run in it, in the language that the sender reads. */
export function linkTo(run: SharedRun, page: string, language: string): string {
  const link = new URL('./', page)
  link.searchParams.set('lang', language)
  link.searchParams.set('run', encodeRun(run))
  return link.href
}

function oneOf<T extends string>(known: readonly T[], asked: string | undefined): T | null {
  return known.find((each) => each === asked) ?? null
}

function number(text: string | undefined, min: number, max: number, isWhole = true): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  if (!(value >= min && value <= max) || (isWhole && !Number.isInteger(value))) return null
  return value
}
