import type { OneloopError } from '@oneloop/core'
import type { TrainAndTest } from '../../parts/to-datasets.ts'
import type { LoadOptions } from '../../sources/source.ts'
import type { FileTree } from '../files/file-tree.ts'

/** One way that people keep datasets in files. Each stands in a module of its own. */
export interface Layout {
  /** Looks at the names alone. `null` when the tree holds nothing of the kind. */
  find(tree: FileTree): Found | null
}

/** A dataset, or why what is there is not a whole one. */
export type Found =
  | { readonly load: (options: LoadOptions) => Promise<TrainAndTest> }
  | { readonly error: OneloopError }
