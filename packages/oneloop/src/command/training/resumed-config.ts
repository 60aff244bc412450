import { isDeepStrictEqual } from 'node:util'
import { OneloopError } from '@oneloop/core'
import { kebab } from '../options.ts'
import type { Given, RunConfig } from './config.ts'
import { makeOptimizer } from './rules.ts'

/** What may be said anew of a run that goes on: the rest is what it was started with. */
const FREE = ['epochs', 'data', 'checkpointEvery'] as const

/**
 * How a run goes on: as it was started, with a larger number of epochs, another rhythm of checkpoints or a new place of its
 * data if one was given.
 *
 * @throws OneloopError `RESUME_CONFLICT` when the command line asks for what would make it another run
 */
export function resumedConfig(saved: RunConfig, given: Given): RunConfig {
  const names = (Object.keys(given) as Setting[]).filter((name) => !(FREE as readonly string[]).includes(name))
  const changed = names
    .map((name) => ({ name, was: show(name, saved), is: show(name, { ...saved, ...given } as RunConfig) }))
    .filter(({ was, is }) => !isDeepStrictEqual(was.value, is.value))
  if (changed.length > 0) {
    const list = changed.map(({ name, was, is }) => `${option(name)} was ${was.text}, is ${is.value}`)
    throw new OneloopError(`a resumed run keeps its settings: ${list.join('; ')}`, {
      code: 'RESUME_CONFLICT',
      fix: `leave ${changed.length === 1 ? 'it' : 'them'} out, or start a new run in another --out`,
    })
  }
  const anew = FREE.filter((name) => given[name] !== undefined && name in saved)
  return { ...saved, ...Object.fromEntries(anew.map((name) => [name, given[name]])) } as RunConfig
}

/** Whether two configs are of one run, that may have been told to last longer or to be saved more often. */
export function isSameRun(a: RunConfig, b: RunConfig): boolean {
  return (
    isDeepStrictEqual({ ...b, ...free(a) }, { ...b, ...a }) && isDeepStrictEqual({ ...a, ...free(b) }, { ...a, ...b })
  )
}

const free = (config: RunConfig) =>
  Object.fromEntries(Object.entries(config).filter(([name]) => (FREE as readonly string[]).includes(name)))

type Setting = Exclude<keyof Given, (typeof FREE)[number]>

function option(name: Setting): string {
  if (name === 'learningRate') return '--lr'
  return name === 'biasDecay' ? '--no-bias-decay' : `--${kebab(name)}`
}

/** What a setting is called that says nothing: null, no list, not there. */
const NOTHING: Readonly<Partial<Record<Setting, string>>> = {
  limit: 'all',
  validation: 'the default',
  splitSeed: 'that of --seed',
  hidden: 'none',
  initFrom: 'none',
  freeze: 'none',
  metrics: 'none',
  target: 'the default',
  task: 'what the target says',
  columns: 'all',
  drop: 'none',
  categories: 'none',
  missing: 'mean+indicator',
  split: '0.7,0.15,0.15',
  splitBy: 'none',
  test: 'none',
}

/** A setting as the command line spells it, and as people are told it. */
function show(name: Setting, config: RunConfig): { readonly value: string; readonly text: string } {
  const setting = (config as Given)[name]
  if ((name === 'learningRate' && setting !== 'find') || name === 'weightDecay') {
    const value = String(makeOptimizer(config)[name])
    return { value, text: setting === null ? `the default (${value})` : value }
  }
  if (name === 'biasDecay') return same(setting === false ? 'on' : 'off')
  if (setting === null || setting === undefined) return same(NOTHING[name] ?? 'off')
  if (setting === true) return same('on')
  if (Array.isArray(setting))
    return same(setting.length === 0 ? (NOTHING[name] ?? 'none') : setting.map(word(name)).join(','))
  return same(typeof setting === 'object' ? JSON.stringify(setting) : word(name)(setting as string | number))
}

/** Settings whose values are names of ours; others are the user's words, such as a column's name. */
const NAMES: readonly Setting[] = ['optimizer', 'schedule', 'loss', 'activation', 'monitor', 'metrics', 'missing']

const word = (name: Setting) => (value: string | number) =>
  NAMES.includes(name) ? kebab(String(value)) : String(value)
const same = (value: string) => ({ value, text: value })

/** What the user should know of a run that was asked for more or fewer epochs than it was started with; null: nothing. */
export function epochsNote(saved: RunConfig, config: RunConfig): string | null {
  const { schedule } = config
  if (saved.epochs === config.epochs || !/\b(cosine|oneCycle|polynomial)\b/.test(schedule)) return null
  return (
    `--epochs was ${saved.epochs}, is ${config.epochs}: the ${kebab(schedule)} schedule ends with the run, so from here on ` +
    `its learning rates are those of ${config.epochs} epochs, and the result is not that of ${config.epochs} epochs at once`
  )
}
