import type { Dtype } from '@oneloop/core/files'

/** A value that an allowed pickle can make: data only, nothing that can be called. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleTuple
  | PickleList
  | PickleDict
  | PickleGlobal
  | PickleStorage
  | PickleTensor
  | PickleOpaque

export interface PickleTuple {
  readonly kind: 'tuple'
  readonly items: readonly PickleValue[]
}

export interface PickleList {
  readonly kind: 'list'
  readonly items: PickleValue[]
}

export interface PickleDict {
  readonly kind: 'dict'
  /** Entries under text and numbers; what is under any other key is checked and dropped. */
  readonly entries: Map<string | number | boolean | null, PickleValue>
}

/** An allowed name, before it is called. */
export interface PickleGlobal {
  readonly kind: 'global'
  /** `torch.FloatStorage`. */
  readonly name: string
}

/** A flat array, its bytes elsewhere in the file. */
export interface PickleStorage {
  readonly kind: 'storage'
  readonly dtype: Dtype
  readonly key: string
  /** Elements. */
  readonly length: number
  /** The elements of the stored array that come before this view of it. */
  readonly viewOffset: number
  /** Where the opcode that named it lies in the file. */
  readonly offset: number
}

/** A tensor: a window on a storage, inside it. */
export interface PickleTensor {
  readonly kind: 'tensor'
  readonly storage: PickleStorage
  readonly dtype: Dtype
  /** In elements. */
  readonly start: number
  readonly shape: readonly number[]
  /** In elements. */
  readonly strides: readonly number[]
  readonly offset: number
}

/** A value that is allowed and of no use here: a device, a size, bytes, an integer past 2⁵³. */
export interface PickleOpaque {
  readonly kind: 'opaque'
  readonly name: string
}

/** The values that have a kind: all but text, numbers, truth and None. */
export type Kinded = Extract<PickleValue, { kind: string }>

export function isKind<K extends Kinded['kind']>(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<Kinded, { kind: K }> {
  return value !== null && typeof value === 'object' && value.kind === kind
}

/** A whole number from 0. */
export function isCount(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
