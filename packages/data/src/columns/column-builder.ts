import { OneloopError } from '@oneloop/core'
import { type Cell, isMissingText, parseNumber, parseTime } from './cell.ts'
import { type Column, MISSING } from './column.ts'
import { GrowingArray } from './growing-array.ts'

/** What a column can be told to be, or found to be. */
export type ColumnType = 'number' | 'text' | 'time'

export interface ColumnBuilderOptions {
  /** Where the cells come from, for errors. */
  readonly source: string
  /** What the column is. Default: found out from its first cells. */
  readonly type?: ColumnType | undefined
  /** Numbers have a comma instead of a point. */
  readonly decimalComma?: boolean
  /** The number, in the file, of the first cell's row. Default: 1. */
  readonly firstRow?: number
}

/** So many cells are looked at before a column is a number, a text or a time. */
const SAMPLE = 4096
/** Whole numbers up to here are the same in float32. */
const FLOAT32_WHOLE = 2 ** 24
/** More different texts than this are not kept. */
const MOST_TEXTS = 2 ** 20

/**
 * One column, cell by cell, into typed arrays. Its first cells say what it is: a number column where at least half of them
 * are numbers (and none has a leading zero, as codes have), a time column where all are dates, a text column otherwise.
 */
export class ColumnBuilder {
  readonly name: string
  readonly #source: string
  readonly #decimalComma: boolean
  readonly #firstRow: number
  #type: ColumnType | null
  #sample: Cell[] = []
  /** Cells before the sample, all of them missing: they say nothing. */
  #leadingMissing = 0
  #rows = 0
  #numbers: GrowingArray<Float32Array> | GrowingArray<Float64Array> = new GrowingArray(Float32Array)
  #isDouble = false
  readonly #codes = new GrowingArray(Uint32Array)
  readonly #places = new Map<string, number>()

  constructor(name: string, { source, type, decimalComma = false, firstRow = 1 }: ColumnBuilderOptions) {
    this.#firstRow = firstRow
    this.name = name
    this.#source = source
    this.#decimalComma = decimalComma
    this.#type = null
    if (type !== undefined) this.#decide(type)
  }

  /** Cells so far. */
  get length(): number {
    return this.#rows + this.#leadingMissing + this.#sample.length
  }

  /** @throws OneloopError `CELL_INVALID` for text in a number column and for numbers that are not finite */
  push(cell: Cell): void {
    if (this.#type === null) {
      this.#sample.push(cell)
      if (this.#sample.length < SAMPLE) return
      if (this.#sample.every(isMissing)) {
        this.#leadingMissing += SAMPLE
        this.#sample = []
      } else this.#takeSample()
    } else this.#add(this.#type, cell)
  }

  /** Whether it is known to be a column of numbers. */
  get isNumber(): boolean {
    return this.#type === 'number'
  }

  /** One cell of a column that `isNumber`: a finite number, or NaN where the cell is missing. */
  pushNumber(value: number): void {
    this.#rows++
    const isWide = (value > FLOAT32_WHOLE || value < -FLOAT32_WHOLE) && Number.isInteger(value)
    if (isWide && !this.#isDouble) this.#toDouble()
    this.#numbers.push(value)
  }

  /** The column. Nothing can be added after. */
  finish(): Column {
    if (this.#type === null) this.#takeSample()
    const { name } = this
    switch (this.#type) {
      case 'text':
        if (this.#places.size > MOST_TEXTS) return { type: 'uncounted', name }
        return { type: 'text', name, codes: this.#codes.finish(), texts: [...this.#places.keys()] }
      case 'time':
        return { type: 'time', name, values: this.#numbers.finish() as Float64Array }
      default:
        return { type: 'number', name, values: this.#numbers.finish() }
    }
  }

  #takeSample(): void {
    const sample = this.#sample
    this.#sample = []
    this.#decide(typeOfSample(sample, this.#decimalComma))
    for (; this.#leadingMissing > 0; this.#leadingMissing--) this.#add(this.#type!, null)
    for (const cell of sample) this.#add(this.#type!, cell)
  }

  #decide(type: ColumnType): void {
    this.#type = type
    if (type === 'time') this.#toDouble()
  }

  #add(type: ColumnType, cell: Cell): void {
    switch (type) {
      case 'number':
        this.pushNumber(this.#numberOf(cell))
        break
      case 'time':
        this.#numbers.push(this.#timeOf(cell))
        this.#rows++
        break
      case 'text':
        this.#codes.push(this.#codeOf(cell))
        this.#rows++
    }
  }

  #numberOf(cell: Cell): number {
    if (typeof cell === 'string') {
      let value = parseNumber(this.#decimalComma ? cell.replace(',', '.') : cell)
      if (Number.isNaN(value) && !isMissingText(cell)) {
        value = /^\s*[+-]?inf(?:inity)?\s*$/i.test(cell) ? Number.POSITIVE_INFINITY : Number.NaN
        if (Number.isNaN(value)) throw this.#wrongText(cell)
      }
      if (Number.isFinite(value) || Number.isNaN(value)) return value
    } else {
      if (cell === null || cell === undefined) return Number.NaN
      const value = Number(cell)
      if (Number.isFinite(value) || Number.isNaN(value)) return value
    }
    throw this.#invalid(
      `${cell} is not a finite number`,
      'give a number, or leave the cell empty where it is not known',
    )
  }

  #timeOf(cell: Cell): number {
    if (cell === null || cell === undefined) return Number.NaN
    if (cell instanceof Date) return cell.getTime()
    const value = typeof cell === 'number' ? cell : parseTime(String(cell))
    if (!Number.isNaN(value) || isMissingText(String(cell))) return value
    throw this.#invalid(`'${shown(String(cell))}' is not a date`, 'write dates as 2024-12-31 or 2024-12-31T23:59:59Z')
  }

  #codeOf(cell: Cell): number {
    if (cell === null || cell === undefined) return MISSING
    const text = cell instanceof Date ? cell.toISOString() : String(cell).trim()
    const known = this.#places.get(text)
    if (known !== undefined) return known
    if (isMissingText(text)) return MISSING
    const code = this.#places.size
    if (code <= MOST_TEXTS) this.#places.set(copy(text), code)
    return code
  }

  #toDouble(): void {
    const wide = new GrowingArray(Float64Array)
    for (const value of this.#numbers.finish()) wide.push(value)
    this.#numbers = wide
    this.#isDouble = true
  }

  #wrongText(cell: string): OneloopError {
    return this.#invalid(
      `'${shown(cell)}' is not a number, and the column is of numbers`,
      `correct it, leave the cell empty where it is not known, or make '${this.name}' a category`,
    )
  }

  #invalid(message: string, fix: string): OneloopError {
    const where = `row ${this.#firstRow + this.#rows}, column '${this.name}'`
    return new OneloopError(`${where}: ${message}`, { code: 'CELL_INVALID', file: this.#source, fix })
  }
}

function typeOfSample(sample: readonly Cell[], decimalComma: boolean): ColumnType {
  let cells = 0
  let numbers = 0
  let times = 0
  for (const cell of sample) {
    if (isMissing(cell)) continue
    cells++
    if (typeof cell === 'number' || typeof cell === 'bigint') numbers++
    else if (cell instanceof Date) times++
    else if (typeof cell === 'string') {
      // 007 is a code: as a number it would lose its zeros.
      if (/^\s*[+-]?0\d/.test(cell)) return 'text'
      if (!Number.isNaN(parseNumber(decimalComma ? cell.replace(',', '.') : cell))) numbers++
      else if (!Number.isNaN(parseTime(cell))) times++
    }
  }
  if (cells > 0 && times === cells) return 'time'
  return cells === 0 || numbers * 2 >= cells ? 'number' : 'text'
}

function isMissing(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && isMissingText(cell))
}

/** A text of its own: one that was cut out of a file's text would keep all of it in memory. */
function copy(text: string): string {
  return text.length < 13 ? text : new TextDecoder().decode(new TextEncoder().encode(text))
}

/** A cell as an error shows it: not a page of text. */
const shown = (text: string) => (text.length <= 40 ? text : `${text.slice(0, 39)}…`)
