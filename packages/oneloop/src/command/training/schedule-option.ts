import {
  OneloopError,
  type Schedule,
  type ScheduleName,
  type SequencePart,
  schedules,
  sequence,
  unknownName,
  warmup,
} from '@oneloop/core'
import { kebab } from '../options.ts'

/** What `--schedule` takes, for its help. */
export const SCHEDULE_HELP = `${Object.keys(schedules).map(kebab).join('|')}, with options: cosine:warmup=100,min=1e-5`

/**
 * A parser of `--schedule` for commander: the text, with its names as configs have them (`oneCycle`). What depends on the
 * learning rate is seen later.
 *
 * @throws OneloopError as `parseSchedule`
 */
export function scheduleText(text: string): string {
  const parts = text.split(';').map((part) => {
    const [name = '', ...rest] = part.trim().split(':')
    return [camel(name), ...rest].join(':')
  })
  const found = parts.join(';')
  parseSchedule(found, Number.POSITIVE_INFINITY)
  return found
}

/**
 * The schedule that a text names: `NAME[:OPTION=VALUE,…]`, several of them one after another with `;` between.
 *
 * Options are those of the schedule's own function (`finalFactor`, also written `final-factor`), and three for any:
 * `warmup` (steps of a straight rise before it), `min` (its smallest learning rate, in place of `finalFactor`), and
 * `epochs` (how long it lasts, in all parts of a list but the last).
 *
 * @param learningRate the optimizer's, to which `min` is compared
 * @throws OneloopError `OPTION_INVALID`, `UNKNOWN_NAME`, or what the schedule's function throws
 */
export function parseSchedule(text: string, learningRate: number): Schedule {
  const texts = text.split(';')
  const parts = texts.map((part, i) => parsePart(part, learningRate, texts.length > 1 && i < texts.length - 1))
  return parts.length === 1 ? parts[0]!.schedule : sequence(parts)
}

function parsePart(text: string, learningRate: number, needsEpochs: boolean): SequencePart {
  const [written = '', rest = ''] = split(text.trim(), ':')
  const name = camel(written)
  if (!Object.hasOwn(schedules, name)) {
    throw new OneloopError(unknownName('schedule', written, Object.keys(schedules).map(kebab)), {
      code: 'UNKNOWN_NAME',
    })
  }
  const { warmup: rise, min, epochs, ...own } = parseOptions(name, rest)
  if (needsEpochs && epochs === undefined) {
    throw invalid(`schedule ${name} says not how long it lasts`, `write ${name}:epochs=N`)
  }
  if (min !== undefined) own['finalFactor'] = min / learningRate
  const make: (options: object) => Schedule = schedules[name as ScheduleName]
  const schedule = make(own)
  return { epochs: epochs ?? 1, schedule: rise === undefined ? schedule : warmup(rise, schedule) }
}

function parseOptions(name: string, text: string): Record<string, number> {
  const options = text.split(',').filter((option) => option.trim() !== '')
  return Object.fromEntries(
    options.map((option) => {
      const [key = '', value = ''] = split(option, '=')
      const number = Number(value)
      if (value.trim() === '' || !Number.isFinite(number)) {
        throw invalid(`schedule ${name}: ${key.trim()} is a number, not '${value}'`, `write ${name}:${key.trim()}=0.1`)
      }
      return [camel(key), number]
    }),
  )
}

/** `one-cycle` → `oneCycle`. */
function camel(name: string): string {
  return name.trim().replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** In two, at the first separator. */
function split(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function invalid(message: string, fix: string): OneloopError {
  return new OneloopError(message, { code: 'OPTION_INVALID', fix })
}
