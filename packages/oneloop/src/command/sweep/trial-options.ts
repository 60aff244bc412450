import { OneloopError } from '@oneloop/core'
import { Command, CommanderError, type Option } from 'commander'
import { addTableOptions, type TableFlags, tableFlags } from '../table/table-options.ts'
import type { Given } from '../training/config.ts'
import { shellWord } from '../training/describe.ts'
import { addTrainingOptions, givenSettings, type TrainingFlags } from '../training/training-options.ts'

/** Options of `train` by their names without the dashes, with the words that a command line has for them. */
export type TrialOptions = Readonly<Record<string, string | number | boolean>>

/** Those that a study decides itself, and those that name a file: a trial reads nothing but its data. */
const NOT_OF_A_TRIAL = ['folds', 'seeds', 'init-from', 'test', 'gradient-statistics']

/** Data that any machine can have; a folder is of one machine. */
const DATA = ['mnist', 'fashion-mnist', 'kmnist']

/** The options of `train` that a trial may have. */
export function trialOptions(): Option[] {
  const train = new Command()
  addTrainingOptions(train)
  addTableOptions(train)
  return train.options.filter((option) => !NOT_OF_A_TRIAL.includes(option.name()))
}

/**
 * Gives a command the options of a trial. Their values are checked, and stay the words that were given, so that they can be
 * written down and said again.
 */
export function addTrialOptions(command: Command): void {
  for (const option of trialOptions()) {
    const check = option.parseArg
    if (check !== undefined) {
      option.argParser((text: string) => {
        check(text, undefined)
        return text
      })
    }
    command.addOption(option)
  }
}

/** What a command was given of them. */
export function givenWords(values: Readonly<Record<string, unknown>>): TrialOptions {
  const given = trialOptions().flatMap((option): [string, string | true][] => {
    const value = values[option.attributeName()]
    if (option.negate) return value === false ? [[option.name(), true]] : []
    return typeof value === 'string' || value === true ? [[option.name(), value]] : []
  })
  return Object.fromEntries(given)
}

/**
 * What a run is asked for, by the same checks that a command line goes through: what comes from a queue is no more than that.
 *
 * @throws OneloopError `STUDY_INVALID` for an option that a trial does not have; `OPTION_INVALID`, `UNKNOWN_NAME` for a value
 */
export function parseTrialOptions(options: TrialOptions): Given {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeOut() {}, writeErr() {} })
    .helpOption(false)
  const known = trialOptions()
  for (const option of known) command.addOption(option)
  const strange = Object.keys(options).find((name) => !known.some((option) => option.name() === name))
  if (strange !== undefined) {
    throw new OneloopError(`'${strange}' is nothing that can be searched`, {
      code: 'STUDY_INVALID',
      fix: `search options of oneloop train: ${known.map((option) => option.name()).join(', ')}`,
    })
  }
  if (options['data'] !== undefined && !DATA.includes(String(options['data']))) {
    throw new OneloopError(`a study's data are ${DATA.join(', ')} or a file, not '${options['data']}'`, {
      code: 'STUDY_INVALID',
      fix: 'name one of them',
    })
  }
  try {
    const flags = command.parse(argumentsOf(options), { from: 'user' }).opts<TrainingFlags & TableFlags>()
    return { ...givenSettings(flags), ...tableFlags(flags) }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw new OneloopError(error.message.replace(/^error: /, ''), { code: 'OPTION_INVALID', cause: error })
  }
}

/** With `=`, so that no value is taken for an option. */
function argumentsOf(options: TrialOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === false) return []
    return [value === true ? `--${name}` : `--${name}=${value}`]
  })
}

/** The command line that trains the same network to the same bits. */
export function trainCommand(file: string | null, options: TrialOptions): string {
  const words = Object.entries(options).flatMap(([name, value]) => {
    if (value === false) return []
    return value === true ? [`--${name}`] : [`--${name}`, shellWord(String(value))]
  })
  return ['oneloop train', ...(file === null ? [] : [shellWord(file)]), ...words].join(' ')
}
