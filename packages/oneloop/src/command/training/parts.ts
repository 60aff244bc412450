import type { Dataset, Features } from '@oneloop/data'

/**
 * What a part of the data is for. A dataset gets its role in `partsOf` alone, and what may stop a run or pick its weights
 * takes a part whose role is `validation`: handing it the test part does not compile.
 */
export type Part<Role extends 'train' | 'validation' | 'test'> = Dataset<Features> & { readonly [role]: Role }

declare const role: unique symbol

export interface Parts {
  readonly train: Part<'train'>
  /** Held back from training, to stop or to pick by; null where nothing does either. */
  readonly validation: Part<'validation'> | null
  readonly test: Part<'test'>
}

/** Gives the parts of a split their roles. */
export function partsOf(split: {
  readonly train: Dataset<Features>
  readonly validation?: Dataset<Features> | null
  readonly test: Dataset<Features>
}): Parts {
  const { train, validation = null, test } = split
  return { train, validation, test } as Parts
}
