import { OneloopError } from '@oneloop/core'
import { type Columns, columnTypes, inputWidth, prepare, type Table, table } from '@oneloop/data'
import { readColumns } from '@oneloop/data/node'
import { type Parts, partsOf } from '../training/parts.ts'
import { describeColumns } from './describe-columns.ts'
import { heldBack, type Prepared, type SplitRequest, sizesOf } from './prepared.ts'
import { readTable } from './read-table.ts'
import type { TableFlags } from './table-options.ts'

/**
 * Reads a table and decides all that can be decided before anything is trained.
 *
 * @throws OneloopError what readers, `table` and `split` throw; `OPTION_INVALID` when no target is named
 */
export async function prepareTable(file: string, flags: TableFlags, split: SplitRequest): Promise<Prepared> {
  const types = Object.fromEntries((flags.categories ?? []).map((name) => [name, 'text' as const]))
  return prepareColumns(await readTable(file, types), flags, split)
}

/** The same of columns that were read. */
export async function prepareColumns(columns: Columns, flags: TableFlags, split: SplitRequest): Promise<Prepared> {
  const { categories = [], drop, columns: only, task, missing } = flags
  const made = table(columns, {
    target: targetOf(columns, flags),
    kinds: Object.fromEntries(categories.map((name) => [name, 'category' as const])),
    ...(task && { task }),
    ...(drop && { drop }),
    ...(only && { columns: only }),
    ...(missing && { missing }),
  })
  const { parts, why } = await splitTable(made, columns, flags, split)
  const { train, test } = parts
  const validation = parts.validation!
  const preprocessing = train.preprocessing!
  const indicators = preprocessing.inputs.filter((input) => input.missing?.indicator).length
  const gaps = made.profile.filter((column) => column.missing > 0)
  const lines = [
    `Read ${columns.source}: ${count(columns.rows)} rows of ${columns.columns.length} columns`,
    ...describeColumns(made.profile),
    ...made.leftOut.map(({ column, why }) => `Not learnt from: ${column} (${why})`),
    gaps.length === 0
      ? 'Missing cells: none'
      : `Missing cells: ${gaps.map((column) => `${column.name} ${count(column.missing)}`).join(', ')}; filled as --missing says (${missing ?? 'mean+indicator'}), ${indicators} shown to the network`,
    `Task: ${made.task} of ${made.targets.join(', ')} (${made.taskWhy})`,
    ...(made.task === 'classification' ? [`Classes: ${classes(train.classNames, columns, made)}`] : []),
    `Split: ${count(train.length)} to train, ${count(validation.length)} to validate, ${count(test.length)} to test (${why})`,
    `Scaling: numbers to mean 0 and standard deviation 1, by the rows to train alone`,
    `Inputs: ${train.width}, of ${preprocessing.inputs.length} columns${wide(preprocessing.inputs)}`,
  ]
  return {
    task: made.task,
    parts,
    preprocessing,
    lines,
    types: Object.fromEntries(made.profile.map(({ name, kind }) => [name, kind])),
    rows: columns.rows,
    columns: columns.columns.length,
  }
}

function targetOf({ columns, source }: Columns, { target }: TableFlags): readonly string[] {
  if (target !== undefined) return target
  const names = columns.map(({ name }) => name)
  // What NumPy's files call it, and those of arrays in hand.
  if (names.includes('y')) return ['y']
  throw new OneloopError('no column to learn is named', {
    code: 'OPTION_INVALID',
    file: source,
    fix: `add --target with one of ${names.slice(0, 30).join(', ')}`,
  })
}

async function splitTable(
  made: Table,
  columns: Columns,
  flags: TableFlags,
  split: SplitRequest,
): Promise<{ parts: Parts; why: string }> {
  const { split: sizes, splitBy, test: testFile } = flags
  const { seed, fold } = split
  const rule = splitRule(made, splitBy)
  if (fold !== null) {
    if ('timeBy' in rule.options) throw noFoldsByTime(splitBy!)
    const folds = made.folds(fold.of, { seed, ...rule.options, validation: heldBack(sizes, split) })
    return { parts: partsOf(folds[fold.place - 1]!), why: `fold ${fold.place} of ${fold.of}, ${rule.why}` }
  }
  if (testFile === undefined) {
    return { parts: partsOf(made.split({ parts: sizesOf(sizes, split), seed, ...rule.options })), why: rule.why }
  }
  const held = heldBack(sizes, split)
  const parts = made.split({ parts: [1 - held, held], seed, ...rule.options })
  const preprocessing = parts.train.preprocessing!
  const types = Object.fromEntries(
    columns.columns.flatMap(({ name, type }) => (type === 'uncounted' ? [] : [[name, type]])),
  )
  const test = prepare(
    await readColumns(testFile, { types: { ...types, ...columnTypes(preprocessing) } }),
    preprocessing,
  )
  return {
    parts: partsOf({ train: parts.train, validation: parts.test, test }),
    why: `${rule.why}; the test is ${test.source}`,
  }
}

function noFoldsByTime(splitBy: string): OneloopError {
  return new OneloopError(`--folds takes rows by chance, and --split-by ${splitBy} is of time`, {
    code: 'OPTION_INVALID',
    fix: 'leave one of both out',
  })
}

interface SplitRule {
  readonly options: { readonly timeBy: string } | { readonly groupBy: string } | { readonly stratified?: boolean }
  readonly why: string
}

function splitRule(made: Table, splitBy: string | undefined): SplitRule {
  if (splitBy !== undefined) {
    const kind = made.profile.find(({ name }) => name === splitBy)?.kind
    return kind === 'time'
      ? { options: { timeBy: splitBy }, why: `by ${splitBy}: the latest rows are the test` }
      : { options: { groupBy: splitBy }, why: `by ${splitBy}: rows of one value stay together` }
  }
  if (made.task === 'classification') {
    return { options: { stratified: true }, why: 'stratified: each part has the classes in proportion' }
  }
  return { options: {}, why: 'by chance' }
}

function classes(names: readonly string[], { rows }: Columns, { profile, targets }: Table): string {
  const { commonest } = profile.find(({ name }) => name === targets[0])!
  const shown = names.slice(0, 10).map((name) => {
    const found = commonest.find(({ text }) => text === name)
    return found === undefined ? name : `${name} ${((found.rows / rows) * 100).toFixed(0)}%`
  })
  return `${names.length} (${shown.join(', ')}${names.length > 10 ? ', …' : ''})`
}

function wide(inputs: NonNullable<Prepared['preprocessing']>['inputs']): string {
  const categories = inputs.filter(({ kind }) => kind === 'category')
  if (categories.length === 0) return ''
  const inputsOf = categories.reduce((sum, input) => sum + inputWidth(input), 0)
  return `: one for each category, ${inputsOf} in ${categories.length}`
}

const count = (n: number) => n.toLocaleString('en-US')
