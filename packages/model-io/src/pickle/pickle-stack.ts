import type { Fault } from '@oneloop/core/files'
import { isKind, type Kinded, type PickleValue } from './pickle-value.ts'

type OfKind<K extends Kinded['kind']> = Extract<Kinded, { kind: K }>

/** The unpickling machine's stack, with its marks. */
export class PickleStack {
  /** Where the operation that is running lies in the file. */
  offset = 0
  readonly #values: PickleValue[] = []
  readonly #marks: number[] = []
  readonly #fault: Fault

  constructor(fault: Fault) {
    this.#fault = fault
  }

  push(value: PickleValue): void {
    this.#values.push(value)
  }

  pop(): PickleValue
  pop<K extends Kinded['kind']>(kind: K): OfKind<K>
  pop<K extends Kinded['kind']>(kind?: K): PickleValue {
    const value = this.peek()
    if (kind !== undefined) this.#check(value, kind)
    this.#values.pop()
    return value
  }

  peek(): PickleValue {
    const value = this.#values.at(-1)
    if (value === undefined || this.#values.length === (this.#marks.at(-1) ?? 0)) {
      throw this.#empty()
    }
    return value
  }

  #empty() {
    return this.#fault('MODEL_FILE_CORRUPT', 'the pickle takes from an empty stack', this.offset)
  }

  /** The value on top, when it is of that kind. */
  top<K extends Kinded['kind']>(kind: K): OfKind<K> {
    return this.#check(this.peek(), kind)
  }

  popMany(count: number): PickleValue[] {
    const from = this.#values.length - count
    if (from < (this.#marks.at(-1) ?? 0)) throw this.#empty()
    return this.#values.splice(from)
  }

  mark(): void {
    this.#marks.push(this.#values.length)
  }

  popToMark(): PickleValue[] {
    const mark = this.#marks.pop()
    if (mark === undefined)
      throw this.#fault('MODEL_FILE_CORRUPT', 'the pickle closes what it never opened', this.offset)
    return this.#values.splice(mark)
  }

  /** What POP does: the value on top, or the mark. */
  discard(): void {
    if (this.#marks.length > 0 && this.#marks.at(-1) === this.#values.length) this.#marks.pop()
    else this.pop()
  }

  #check<K extends Kinded['kind']>(value: PickleValue, kind: K): OfKind<K> {
    if (isKind(value, kind)) return value
    throw this.#fault('MODEL_FILE_CORRUPT', `the pickle needs a ${kind} here`, this.offset)
  }
}
