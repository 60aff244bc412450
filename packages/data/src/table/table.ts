import { OneloopError } from '@oneloop/core'
import type { Column, Columns } from '../columns/column.ts'
import { cellText } from '../columns/column.ts'
import { findColumn } from '../columns/find-column.ts'
import { Dataset } from '../dataset.ts'
import { encodeInputs } from '../preprocessing/encode.ts'
import { fitInput, type MissingRule, type Scaling } from '../preprocessing/fit.ts'
import { encodeTargets, fitTarget } from '../preprocessing/fit-target.ts'
import type { InputColumn, Preprocessing } from '../preprocessing/preprocessing.ts'
import { outputNames } from '../preprocessing/preprocessing.ts'
import { type Fold, type FoldOfThree, foldRows, holdBack } from '../splits/fold-rows.ts'
import { asTest, nameParts, type PartSizes, type Parts } from '../splits/parts.ts'
import { type SplitRule, splitRows } from '../splits/split-rows.ts'
import type { InputKind } from './kind.ts'
import { type ColumnProfile, isInputKind, profile } from './profile.ts'
import { inferTask, type TargetColumn, type Task, toldTask } from './task.ts'

/** Options of `table`. */
export interface TableOptions {
  /** The column to learn, or several. */
  readonly target: string | readonly string[]
  /** Default: what the target says. */
  readonly task?: Task
  /** The only columns to learn from. Default: all that something can be learnt from. */
  readonly columns?: readonly string[]
  /** Columns not to learn from. */
  readonly drop?: readonly string[]
  /** What columns are, by name, instead of what their cells say: `{ zip: 'category' }`. */
  readonly kinds?: Readonly<Record<string, InputKind>>
  /** What to do with missing cells. Default: the mean, with an indicator where training rows have missing cells. */
  readonly missing?: MissingRule
  /** Default: to mean 0 and standard deviation 1. */
  readonly scaling?: Scaling
  /** A column of numbers above 0: how much each row counts in the loss. */
  readonly weights?: string
}

/** How to part a table's rows. One of `stratified`, `groupBy` and `timeBy` at most. */
export interface TableSplitOptions<Sizes extends PartSizes> {
  /** Of 1: `[0.8, 0.2]` gives `train` and `test`, `[0.7, 0.15, 0.15]` also `validation`. */
  readonly parts: Sizes
  /** Default: 1. */
  readonly seed?: number
  /** Every part keeps the proportions of the classes. */
  readonly stratified?: boolean
  /** Rows with the same value in this column stay together. It is not learnt from. */
  readonly groupBy?: string
  /** The earliest rows by this column are learnt from, the latest judged by. It is not learnt from. */
  readonly timeBy?: string
}

/** How a table's rows are dealt to folds. One of `stratified` and `groupBy` at most. */
export type TableFoldsOptions = Omit<TableSplitOptions<PartSizes>, 'parts' | 'timeBy'>

/** Why a column is not learnt from. */
export interface LeftOut {
  readonly column: string
  readonly why: string
}

/**
 * A table whose columns are known: what each of them is, what is learnt from what. It has no rows for a network yet: only
 * its parts have, and what they share is fitted on the training part alone.
 *
 * @example const { train, test } = table(await readCsv(file), { target: 'class' }).split({ parts: [0.8, 0.2] })
 * @throws OneloopError `COLUMN_MISSING` for a name that is none, with the nearest; `TARGET_INVALID` for a target that is
 * constant or does not fit the task; `CELL_INVALID` for a column that is not what it is told to be
 */
export function table(columns: Columns, options: TableOptions): Table {
  return new Table(columns, options)
}

/** Columns that know what they are and which of them is to be learnt; `split`, `folds` and `dataset` make rows of them. */
export class Table {
  readonly source: string
  /** Rows. */
  readonly length: number
  readonly task: Task
  /** One clause: what of the target says so. */
  readonly taskWhy: string
  readonly targets: readonly string[]
  /** Every column of the file. */
  readonly profile: readonly ColumnProfile[]
  /** Columns that are not learnt from, the targets not counted. */
  readonly leftOut: readonly LeftOut[]
  readonly #columns: Columns
  readonly #inputs: readonly ColumnProfile[]
  readonly #options: TableOptions

  constructor(columns: Columns, options: TableOptions) {
    this.#columns = columns
    this.#options = options
    this.source = columns.source
    this.length = columns.rows
    const named = [options.columns, options.drop, Object.keys(options.kinds ?? {}), options.weights].flat()
    for (const name of named) if (name !== undefined) findColumn(columns, name)
    this.profile = profile(columns, options.kinds)
    this.targets = typeof options.target === 'string' ? [options.target] : options.target
    const targets = this.targets.map((name) => this.#target(name))
    if (targets.length === 0) throw new OneloopError('no target is named', { code: 'ARGUMENT_INVALID' })
    const found = options.task === undefined ? inferTask(targets, columns) : toldTask(options.task, targets, columns)
    this.task = found.task
    this.taskWhy = found.why
    const [inputs, leftOut] = this.#chooseInputs()
    this.#inputs = inputs
    this.leftOut = leftOut
  }

  /** Columns that are learnt from. */
  get inputs(): readonly string[] {
    return this.#inputs.map(({ name }) => name)
  }

  /**
   * Two or three datasets that make up the table, which share one preprocessing, fitted on the rows of `train` alone.
   *
   * @throws OneloopError `ARGUMENT_INVALID` for sizes that do not add up to 1, or parts without rows; `TARGET_INVALID` when
   * the rows to learn from have one class, or another part has a class that they lack; `CELL_INVALID` for missing cells
   * that are refused and targets that are missing
   */
  split<const Sizes extends PartSizes>(options: TableSplitOptions<Sizes>): Parts<Dataset<Float32Array>, Sizes> {
    const parts = splitRows(this.length, options.parts, options.seed ?? 1, this.#rule(options))
    const all = this.#prepare(parts[0]!, splitColumns(options))
    return nameParts<Dataset<Float32Array>, Sizes>(parts.map((rows) => all.subset(rows)))
  }

  /**
   * k-fold cross-validation: each row is in the test part of one fold, and each fold has a preprocessing of its own, fitted
   * on its training rows. With `validation` each fold also holds back that fraction of its training rows, for a choice to
   * be made by; the preprocessing is then fitted on the rest.
   *
   * @throws OneloopError as `split`
   */
  folds(
    folds: number,
    options: TableFoldsOptions & { readonly validation: number },
  ): FoldOfThree<Dataset<Float32Array>>[]
  folds(folds: number, options?: TableFoldsOptions): Fold<Dataset<Float32Array>>[]
  folds(
    folds: number,
    options: TableFoldsOptions & { readonly validation?: number } = {},
  ): Fold<Dataset<Float32Array>>[] {
    const { seed = 1, validation } = options
    const rule = this.#rule(options)
    const found = foldRows(this.length, folds, seed, rule)
    if (validation === undefined) {
      return found.map(({ train, test }) => {
        const all = this.#prepare(train, splitColumns(options))
        return { train: all.subset(train), test: all.subset(test) }
      })
    }
    return holdBack(found, validation, seed, rule).map(({ train, validation: held, test }) => {
      const all = this.#prepare(train, splitColumns(options))
      return { train: all.subset(train), validation: all.subset(held), test: asTest(all.subset(test)) }
    })
  }

  /**
   * All rows to learn from, for when those to judge by are in another file: `prepare(thatFile, train.preprocessing)`.
   *
   * @throws OneloopError as `split`
   */
  dataset(): Dataset<Float32Array> {
    return this.#prepare(
      Uint32Array.from({ length: this.length }, (_, row) => row),
      [],
    )
  }

  #target(name: string): TargetColumn {
    const column = findColumn(this.#columns, name)
    const summary = this.profile.find((found) => found.name === name)!
    if (summary.kind === 'constant' || summary.kind === 'empty' || summary.kind === 'time') {
      throw new OneloopError(`the target '${name}' can't be learnt: ${summary.why}`, {
        code: 'TARGET_INVALID',
        file: this.source,
        fix: 'name another target column',
      })
    }
    return { column, summary, found: summary }
  }

  /** @param nothingElse take columns that look like row numbers too */
  #chooseInputs(nothingElse = false): [inputs: ColumnProfile[], leftOut: LeftOut[]] {
    const { columns: only, drop = [], kinds = {}, weights } = this.#options
    const inputs: ColumnProfile[] = []
    const leftOut: LeftOut[] = []
    for (const column of this.profile) {
      const { name, kind } = column
      if (this.targets.includes(name)) continue
      const isAsked = only?.includes(name) || name in kinds || (nothingElse && kind === 'identifier')
      const why = drop.includes(name)
        ? 'you said so'
        : name === weights
          ? 'it holds the weights of the rows'
          : only !== undefined && !only.includes(name)
            ? 'it is not among the columns that you named'
            : isInputKind(kind) || (isAsked && forced(this.#columns, name, nothingElse) !== null)
              ? null
              : column.why
      if (why !== null) leftOut.push({ column: name, why })
      else inputs.push(isInputKind(kind) ? column : { ...column, kind: forced(this.#columns, name, nothingElse)! })
    }
    if (inputs.length > 0) return [inputs, leftOut]
    if (!nothingElse) return this.#chooseInputs(true)
    throw new OneloopError('no column is left to learn from', {
      code: 'COLUMN_MISSING',
      file: this.source,
      fix: 'name columns to learn from, or drop fewer',
    })
  }

  #rule(options: Omit<TableSplitOptions<PartSizes>, 'parts'>): SplitRule {
    const { stratified = false, groupBy, timeBy } = options
    if ([stratified, groupBy !== undefined, timeBy !== undefined].filter(Boolean).length > 1) {
      throw new OneloopError('a split is stratified, by groups, or by time: one of these', { code: 'ARGUMENT_INVALID' })
    }
    const { source } = this
    if (groupBy !== undefined) return { source, groups: groupsOf(findColumn(this.#columns, groupBy), this.length) }
    if (timeBy !== undefined) return { source, times: timesOf(findColumn(this.#columns, timeBy), this.#columns) }
    if (!stratified) return { source }
    if (this.task === 'classification') {
      return { source, strata: groupsOf(findColumn(this.#columns, this.targets[0]!), this.length) }
    }
    throw new OneloopError(`a split can be stratified by classes, and the task is ${this.task}`, {
      code: 'ARGUMENT_INVALID',
    })
  }

  /** All rows, prepared by what these say. */
  #prepare(trainRows: Uint32Array, splitBy: readonly string[]): Dataset<Float32Array> {
    const { missing = 'mean+indicator', scaling = 'standardise' } = this.#options
    const columns = this.#columns
    const target = fitTarget(columns, this.targets, this.task, trainRows)
    const inputs = this.#inputs
      .filter(({ name }) => !splitBy.includes(name))
      .map(({ name, kind }) => fitInput(findColumn(columns, name), kind as InputKind, trainRows, { missing, scaling }))
      .filter((input): input is InputColumn => input !== null)
    if (inputs.length === 0) {
      throw new OneloopError('every column is constant in the rows that are learnt from', {
        code: 'COLUMN_MISSING',
        file: this.source,
        fix: 'give more rows',
      })
    }
    return prepare(columns, { version: 1, inputs, target }, this.#options.weights)
  }
}

/**
 * The rows of a file as a network that was trained with this preprocessing sees them, and their targets, to evaluate it.
 *
 * @param weights a column of row weights
 * @throws OneloopError `COLUMN_MISSING`; `CELL_INVALID`; `TARGET_INVALID` for a class that training never saw
 */
export function prepare(columns: Columns, preprocessing: Preprocessing, weights?: string): Dataset<Float32Array> {
  const { features, width } = encodeInputs(columns, preprocessing)
  return new Dataset<Float32Array>({
    features,
    width,
    targets: encodeTargets(columns, preprocessing.target),
    outputNames: outputNames(preprocessing),
    rowWeights: weights === undefined ? undefined : weightsOf(findColumn(columns, weights), columns),
    source: columns.source,
    preprocessing,
  })
}

const splitColumns = ({ groupBy, timeBy }: { readonly groupBy?: string; readonly timeBy?: string }) =>
  [groupBy, timeBy].filter((name) => name !== undefined)

/** What a column can be learnt from as when it is asked for by name, though its cells say that it should not. */
function forced(columns: Columns, name: string, numbersOnly: boolean): InputKind | null {
  const { type } = findColumn(columns, name)
  return type === 'number' ? 'number' : type === 'text' && !numbersOnly ? 'category' : null
}

/** A number for each row, the same for rows of one value. */
function groupsOf(column: Column, rows: number): Uint32Array {
  const groups = new Map<string | null, number>()
  return Uint32Array.from({ length: rows }, (_, row) => {
    const text = cellText(column, row)
    const group = groups.get(text) ?? groups.size
    groups.set(text, group)
    return group
  })
}

function timesOf(column: Column, { source }: Columns): ArrayLike<number> {
  if (column.type !== 'time' && column.type !== 'number') {
    throw new OneloopError(`column '${column.name}' holds neither dates nor numbers, to split by time`, {
      code: 'CELL_INVALID',
      file: source,
      fix: 'write dates as 2024-12-31, or split by groups',
    })
  }
  const bad = column.values.findIndex(Number.isNaN)
  if (bad === -1) return column.values
  throw new OneloopError(`row ${bad + 1}, column '${column.name}': the time to split by is missing`, {
    code: 'CELL_INVALID',
    file: source,
  })
}

function weightsOf(column: Column, { source }: Columns): Float32Array {
  const values = column.type === 'number' ? column.values : new Float32Array(1)
  const bad = values.findIndex((value) => !(value > 0))
  if (bad === -1) return Float32Array.from(values)
  throw new OneloopError(`row ${bad + 1}, column '${column.name}': a row's weight is a number above 0`, {
    code: 'CELL_INVALID',
    file: source,
  })
}
