import type { StoredTensor } from '@oneloop/core/files'
import type { Architecture } from './architecture.ts'
import type { ReaderName } from './format-name.ts'

/** What a file holds, before it is known whether that is a multi-layer perceptron. */
export interface StoredModel {
  readonly format: ReaderName
  /** What kind of that format: `torch.save, zip`, `opset 17 by pytorch 2.4`. */
  readonly variant: string
  /** In the order of the file. */
  readonly tensors: readonly StoredTensor[]
  /** False where the format sorts its tensors, so that their order tells nothing. Default true. */
  readonly tellsOrder?: boolean
  readonly metadata: ReadonlyMap<string, string>
  /** Where the metadata starts. */
  readonly metadataOffset: number
  /** How the tensors were found, one line each. */
  readonly notes?: readonly string[]
  /** The network, for formats that keep one besides its tensors; for the others it is inferred from names and shapes. */
  readonly architecture?: () => Architecture
}
