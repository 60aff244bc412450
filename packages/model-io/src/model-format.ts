import type { Fault } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import type { FormatName, ReaderName, WriterName } from './model/format-name.ts'
import type { StoredModel } from './model/stored-model.ts'
import type { WriteModelOptions } from './model/write-options.ts'

/** A file in hand. */
export interface NamedBytes {
  /** Its base name. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file that is being read. */
export interface OpenFile extends NamedBytes {
  /** Files given along with it: weights that live outside the main file. */
  readonly companions: readonly NamedBytes[]
  readonly fault: Fault
}

/** A format that is read. Give the ones that you need to `readModelWith`; the others then need not be bundled. */
export interface ModelReader {
  readonly name: ReaderName
  /** Whether content is of this format, by its first bytes or, for a zip, by its entries. */
  detect(bytes: Uint8Array): boolean
  read(file: OpenFile): StoredModel
}

/** A format that is written. */
export interface ModelWriter {
  readonly name: WriterName
  /** With its dot. A written model is one file. */
  readonly extension: string
  readonly mediaType: string
  write(model: Mlp, options?: WriteModelOptions): Uint8Array<ArrayBuffer>
}

/** A format that is both read and written. */
export type ModelFormat = ModelReader & ModelWriter & { readonly name: FormatName }
