import { OneloopError } from '@oneloop/core'
import type { Column, Columns } from '../columns/column.ts'
import { type ColumnSummary, MANY } from './summarize.ts'

/** What a column is learnt from as. */
export type InputKind = 'number' | 'category' | 'yesNo'

/** What a column is: an input of one of the kinds, or nothing to learn from. */
export type ColumnKind = InputKind | 'time' | 'identifier' | 'constant' | 'empty'

export interface FoundKind {
  readonly kind: ColumnKind
  /** One clause: what of the column's cells says so. */
  readonly why: string
}

/** What a column's cells say it is. */
export function inferKind(column: Column, summary: ColumnSummary, rows: number): FoundKind {
  const { distinct, missing } = summary
  if (missing === rows) return { kind: 'empty', why: 'every cell is missing' }
  if (column.type === 'uncounted') return { kind: 'identifier', why: 'nearly every row has a text of its own' }
  if (distinct === 1) return { kind: 'constant', why: `every row has ${summary.commonest[0]!.text}` }
  switch (column.type) {
    case 'time':
      return { kind: 'time', why: 'its cells are dates: rows can be split by it' }
    case 'number':
      return inferNumber(column.name, column.values, summary, rows)
    case 'text':
      return inferText(column.texts, summary, rows - missing)
  }
}

function inferNumber(
  name: string,
  values: ArrayLike<number>,
  { distinct, range, isWhole }: ColumnSummary,
  rows: number,
): FoundKind {
  if (isWhole && distinct === 2 && range?.least === 0 && range.most === 1) {
    return { kind: 'yesNo', why: 'its cells are 0 and 1' }
  }
  if (isWhole && distinct >= Math.min(rows, MANY) && rows > 20) {
    if (isCount(values)) return { kind: 'identifier', why: 'it counts the rows' }
    if (/(?:^|[\s_.-])id$|^id[\s_.-]|[a-z]I[dD]$/i.test(name)) {
      return { kind: 'identifier', why: 'it is named as an identifier and no two rows have the same' }
    }
  }
  const count = distinct === MANY ? 'many' : String(distinct)
  return { kind: 'number', why: `its cells are numbers, ${count} different` }
}

/** Each one more than the one before. */
function isCount(values: ArrayLike<number>): boolean {
  for (let row = 1; row < values.length; row++) if (values[row] !== values[row - 1]! + 1) return false
  return true
}

/** In lower case, no and yes. */
const YES_NO: readonly (readonly [no: string, yes: string])[] = [
  ['no', 'yes'],
  ['false', 'true'],
  ['n', 'y'],
  ['f', 't'],
  ['0', '1'],
]

/** The two texts as no and yes, where they say so. */
export function yesNoOf(texts: readonly string[]): readonly [no: string, yes: string] | null {
  if (texts.length !== 2) return null
  for (const pair of YES_NO) {
    const [no, yes] = pair.map((word) => texts.find((text) => text.toLowerCase() === word))
    if (no !== undefined && yes !== undefined) return [no, yes]
  }
  return null
}

/** More categories than this are too many inputs. */
const MOST_CATEGORIES = 1000

function inferText(texts: readonly string[], { distinct }: ColumnSummary, present: number): FoundKind {
  const pair = yesNoOf(texts)
  if (pair !== null) return { kind: 'yesNo', why: `its cells are ${pair[0]} and ${pair[1]}` }
  if (distinct > MOST_CATEGORIES) {
    return { kind: 'identifier', why: `more than ${MOST_CATEGORIES} different texts are too many for categories` }
  }
  if (distinct > 20 && distinct > present / 2) {
    return { kind: 'identifier', why: `${distinct} different texts in ${present} rows` }
  }
  return { kind: 'category', why: `its cells are texts, ${distinct} different` }
}

/**
 * A column as it is told to be, once its cells are seen to allow it.
 *
 * @throws OneloopError `CELL_INVALID` when they do not
 */
export function toldKind(column: Column, kind: InputKind, { distinct }: ColumnSummary, { source }: Columns): FoundKind {
  const fits = {
    number: column.type === 'number',
    category: column.type !== 'uncounted' && distinct < MANY,
    yesNo: column.type !== 'uncounted' && distinct === 2,
  }
  if (fits[kind]) return { kind, why: 'you said so' }
  const need = {
    number: 'only numbers',
    category: `at most ${MOST_CATEGORIES} different texts`,
    yesNo: 'two different texts',
  }
  throw new OneloopError(`column '${column.name}' can't be of the kind ${kind}: that needs ${need[kind]}`, {
    code: 'CELL_INVALID',
    file: source,
    fix: 'leave the column out, or name another kind',
  })
}
