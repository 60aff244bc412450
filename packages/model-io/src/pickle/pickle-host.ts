import type { PickleValue } from './pickle-value.ts'

/** What a pickle may ask for from outside: the whole of its powers. Each throws where it refuses. */
export interface PickleHost {
  /** `module.name`, when it is on the allow-list. */
  global(module: string, name: string, offset: number): PickleValue
  /** The value of a call: nothing is ever called, each allowed name has its own meaning. */
  reduce(callee: PickleValue, args: readonly PickleValue[], offset: number): PickleValue
  /** The value under a persistent id: a storage. */
  persistent(id: PickleValue, offset: number): PickleValue
  /** `__setstate__`. */
  build(target: PickleValue, state: PickleValue, offset: number): void
}
