/**
 * How the raw columns of a table become the inputs of a network, and how its outputs become answers: plain data, fitted on
 * training rows, kept in model files. `checkPreprocessing` makes sure of it when it comes from outside.
 */
export interface Preprocessing {
  readonly version: 1
  /** In the order of the network's inputs. */
  readonly inputs: readonly InputColumn[]
  readonly target: TargetEncoding
}

/** How one column becomes inputs. */
export type InputColumn = NumberInput | CategoryInput | YesNoInput

/** One input: `value * scale + offset`. */
export interface NumberInput {
  readonly kind: 'number'
  readonly name: string
  readonly scale: number
  readonly offset: number
  readonly missing: Missing
}

/** One input for each category: 1 for the row's own, 0 for the others; all 0 for a category that training never saw. */
export interface CategoryInput {
  readonly kind: 'category'
  readonly name: string
  readonly categories: readonly string[]
  /** `fill` is the place of a category. */
  readonly missing: Missing
}

/** One input: 1 for yes, 0 for no and for what training never saw. */
export interface YesNoInput {
  readonly kind: 'yesNo'
  readonly name: string
  readonly yes: string
  readonly no: string
  readonly missing: Missing
}

/** What stands in for a missing cell. Null: a missing cell is refused. */
export type Missing = {
  /** Taken for the cell's value, before it is scaled or encoded. */
  readonly fill: number
  /** One more input: 1 where the cell is missing, else 0. */
  readonly indicator: boolean
} | null

/** How the target columns become targets, and outputs become answers. */
export type TargetEncoding = ClassesEncoding | ValuesEncoding | LabelsEncoding

/** One class a row: the network has a logit for each. */
export interface ClassesEncoding {
  readonly kind: 'classes'
  readonly column: string
  readonly classes: readonly string[]
}

/** Numbers: `value = output * scale + offset`, in the column's own units. */
export interface ValuesEncoding {
  readonly kind: 'values'
  readonly columns: readonly { readonly name: string; readonly scale: number; readonly offset: number }[]
}

/** Yes or no for each of several columns: the network has a logit for each, of yes. */
export interface LabelsEncoding {
  readonly kind: 'labels'
  readonly columns: readonly { readonly name: string; readonly yes: string; readonly no: string }[]
}

/** How many inputs a column becomes. */
export function inputWidth(column: InputColumn): number {
  const own = column.kind === 'category' ? column.categories.length : 1
  return own + (column.missing?.indicator ? 1 : 0)
}

/** A name for each input: the column's, `column=category`, `column missing`. */
export function inputNames({ inputs }: Preprocessing): string[] {
  return inputs.flatMap((column) => [
    ...(column.kind === 'category' ? column.categories.map((category) => `${column.name}=${category}`) : [column.name]),
    ...(column.missing?.indicator ? [`${column.name} missing`] : []),
  ])
}

/** A name for each output: a class, a value's column, a label's column. */
export function outputNames({ target }: Preprocessing): string[] {
  return target.kind === 'classes' ? [...target.classes] : target.columns.map(({ name }) => name)
}
