import { decodeUtf8, type Fault } from '@oneloop/core/files'
import { memoryBound } from '../bytes/memory-bound.ts'
import type { NamedBytes } from '../model-format.ts'
import { FieldBudget, type ProtoField, readFields, readPacked, type Span } from '../protobuf/read-fields.ts'

/** The most numbers in a shape or an attribute: real ones have a handful. */
const MAX_LIST = 64

/** What reading one file shares: its limits, its errors and the files that hold its external tensors. */
export class OnnxReader {
  readonly fault: Fault
  /** By name. */
  readonly companions: ReadonlyMap<string, Uint8Array>
  readonly #budget: FieldBudget
  readonly #bound: number
  #unpacked = 0

  constructor(fileBytes: number, companions: readonly NamedBytes[], fault: Fault) {
    this.fault = fault
    this.companions = new Map(companions.map(({ name, bytes }) => [name, bytes]))
    this.#budget = new FieldBudget(fault)
    this.#bound = memoryBound(fileBytes + companions.reduce((sum, { bytes }) => sum + bytes.length, 0))
  }

  fields(span: Span): Generator<ProtoField> {
    return readFields(span, this.#budget, this.fault)
  }

  /** Counts bytes about to be allocated against the memory bound. */
  allocate(bytes: number, offset: number): void {
    this.#unpacked += bytes
    if (this.#unpacked > this.#bound) {
      throw this.fault('MODEL_FILE_TOO_LARGE', `its tensors would take more than ${this.#bound} bytes`, offset)
    }
  }

  text(field: ProtoField): string {
    const { bytes, offset } = this.span(field)
    return decodeUtf8(bytes, offset, 'a name in the ONNX file', this.fault)
  }

  integer(field: ProtoField): number {
    if (field.kind === 'varint') return field.value
    throw this.#wrongType(field)
  }

  /** One or all integers of a repeated field, at most `MAX_LIST` with those before. */
  appendIntegers(list: number[], field: ProtoField): void {
    const values = field.kind === 'varint' ? [field.value] : readPacked(this.span(field), this.fault)
    for (const value of values) {
      if (list.length === MAX_LIST) {
        throw this.fault('MODEL_FILE_TOO_LARGE', `a list of the ONNX file is longer than ${MAX_LIST}`, field.offset)
      }
      list.push(value)
    }
  }

  span(field: ProtoField): Span {
    if (field.kind === 'bytes') return field.span
    throw this.#wrongType(field)
  }

  float(field: ProtoField): number {
    if (field.kind !== 'fixed' || field.span.bytes.length !== 4) throw this.#wrongType(field)
    const { buffer, byteOffset } = field.span.bytes
    return new DataView(buffer, byteOffset, 4).getFloat32(0, true)
  }

  #wrongType(field: ProtoField) {
    return this.fault('MODEL_FILE_CORRUPT', `the ONNX field ${field.number} is of the wrong type`, field.offset)
  }
}
