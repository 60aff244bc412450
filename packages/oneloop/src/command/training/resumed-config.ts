import { OneloopError } from '@oneloop/core'
import { kebab } from '../options.ts'
import type { SavedConfig } from './saved-config.ts'
import { makeOptimizer, type TrainConfig } from './train-config.ts'

/**
 * How a run goes on: as it was started, with a larger number of epochs or a new place of its data if one was given.
 *
 * @throws OneloopError `RESUME_CONFLICT` when the command line asks for what would make it another run
 */
export function resumedConfig(saved: SavedConfig, given: Partial<TrainConfig>): SavedConfig {
  const { epochs = saved.epochs, data = saved.data, ...rest } = given
  const changed = (Object.keys(rest) as Setting[])
    .map((name) => ({ name, was: show(name, saved), is: show(name, { ...saved, ...rest }) }))
    .filter(({ was, is }) => was.value !== is.value)
  if (changed.length > 0) {
    const list = changed.map(({ name, was, is }) => `${option(name)} was ${was.text}, is ${is.value}`)
    throw new OneloopError(`a resumed run keeps its settings: ${list.join('; ')}`, {
      code: 'RESUME_CONFLICT',
      fix: `leave ${changed.length === 1 ? 'it' : 'them'} out, or start a new run in another --out`,
    })
  }
  return { ...saved, data, epochs }
}

type Setting = Exclude<keyof TrainConfig, 'epochs' | 'data'>

function option(name: Setting): string {
  return name === 'learningRate' ? '--lr' : `--${kebab(name)}`
}

/** A setting as the command line spells it, and as people are told it. */
function show(name: Setting, config: TrainConfig): { readonly value: string; readonly text: string } {
  const setting = config[name]
  if (name === 'learningRate' || name === 'weightDecay') {
    const value = String(makeOptimizer(config)[name])
    return { value, text: setting === null ? `the default (${value})` : value }
  }
  if (setting === null) return same(name === 'limit' ? 'all' : 'off')
  if (Array.isArray(setting)) return same(setting.length === 0 ? 'none' : setting.join(','))
  return same(typeof setting === 'string' ? kebab(setting) : String(setting))
}

const same = (value: string) => ({ value, text: value })

/** What the user should know of a run that was asked for more or fewer epochs than it was started with; null: nothing. */
export function epochsNote(saved: SavedConfig, config: SavedConfig): string | null {
  const { schedule } = config
  if (saved.epochs === config.epochs || (schedule !== 'cosine' && schedule !== 'oneCycle')) return null
  return (
    `--epochs was ${saved.epochs}, is ${config.epochs}: the ${kebab(schedule)} schedule ends with the run, so from here on ` +
    `its learning rates are those of ${config.epochs} epochs, and the result is not that of ${config.epochs} epochs at once`
  )
}
