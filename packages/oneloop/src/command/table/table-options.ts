import { OneloopError } from '@oneloop/core'
import type { MissingRule, Task } from '@oneloop/data'
import type { Command } from 'commander'
import { decimal, oneOf } from '../options.ts'

/** What `train` is told of a file of one's own. */
export interface TableFlags {
  readonly target?: readonly string[]
  readonly task?: Task
  readonly columns?: readonly string[]
  readonly drop?: readonly string[]
  readonly categories?: readonly string[]
  readonly missing?: MissingRule
  readonly split?: readonly [number, number, number]
  readonly splitBy?: string
  readonly test?: string
  readonly balance?: true
  readonly augment?: true
}

export const tasks: readonly Task[] = ['classification', 'regression', 'multilabel']
export const missingRules: readonly MissingRule[] = [
  'refuse',
  'mean',
  'mean+indicator',
  'mostFrequent',
  'mostFrequent+indicator',
]

/** Options that say something of a file alone: without one they are refused. */
const NAMES: readonly (keyof TableFlags)[] = [
  ...(['target', 'task', 'columns', 'drop', 'categories', 'missing'] as const),
  ...(['split', 'splitBy', 'test', 'balance', 'augment'] as const),
]

export function addTableOptions(command: Command): void {
  command
    .optionsGroup('Of a file of your own:')
    .option('--target <columns>', 'the column to learn, or several with commas between', list)
    .option('--task <name>', `${tasks.join('|')} (default: what the target says)`, oneOf('task', tasks))
    .option('--columns <names>', 'learn from these columns alone', list)
    .option('--drop <names>', 'do not learn from these columns', list)
    .option('--categories <names>', 'these columns are categories, though they look like numbers', list)
    .option('--missing <rule>', 'refuse|mean|most-frequent, or with +indicator', oneOf('rule', missingRules))
    .option('--split <sizes>', 'of train, validation and test (default: 0.7,0.15,0.15)', sizes)
    .option('--split-by <column>', 'rows of one value stay together; by a column of dates, the latest are the test')
    .option('--test <file>', 'the test part is this file')
    .option('--balance', 'every class as often as any other')
    .option('--augment', 'images a little shifted, turned, scaled and noisy, anew in each epoch')
}

/** Of a command's options, those that are of a file. */
export function tableFlags(options: TableFlags): TableFlags {
  return Object.fromEntries(NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))
}

/** @throws OneloopError `OPTION_INVALID` when there is no file for these options to be of */
export function refuseTableOptions(flags: TableFlags): void {
  const given = NAMES.find((name) => flags[name] !== undefined)
  if (given === undefined) return
  const option = given === 'splitBy' ? '--split-by' : `--${given}`
  throw new OneloopError(`${option} is of a file of your own, and none is named`, {
    code: 'OPTION_INVALID',
    fix: 'name it: oneloop train FILE --target COLUMN',
  })
}

/** Names with commas between them; a comma in a name is written \\, */
function list(text: string): string[] {
  const names = text.split(/(?<!\\),/).map((name) => name.trim().replaceAll('\\,', ','))
  if (names.every((name) => name !== '')) return names
  throw new OneloopError(`'${text}' is not a list of names with commas between`, {
    code: 'OPTION_INVALID',
    fix: 'see --help',
  })
}

function sizes(text: string): [number, number, number] {
  const parts = text.split(',').map(decimal('--split', { above: 0, below: 1 }))
  const [train, validation, test] = parts
  const isWhole = Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < 1e-9
  if (parts.length === 3 && isWhole) return [train!, validation!, test!]
  throw new OneloopError(`--split is three sizes that add up to 1, not '${text}'`, {
    code: 'OPTION_INVALID',
    fix: 'give --split 0.7,0.15,0.15',
  })
}
