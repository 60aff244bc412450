import type { Fault } from '@oneloop/core/files'
import type { Mlp } from '@oneloop/mlp-model'
import type { FormatName } from './model/format-name.ts'
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

/** One file format, both ways. Give the ones that you need to `readModelWith`; the others then need not be bundled. */
export interface ModelFormat {
  readonly name: FormatName
  /** With its dot. A written model is one file. */
  readonly extension: string
  readonly mediaType: string
  /** Whether content is of this format, by its first bytes or, for a zip, by its entries. */
  detect(bytes: Uint8Array): boolean
  read(file: OpenFile): StoredModel
  write(model: Mlp, options?: WriteModelOptions): Uint8Array<ArrayBuffer>
}
