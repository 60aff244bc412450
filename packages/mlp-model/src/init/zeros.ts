import type { Initializer } from './initializer.ts'

/** All zeros: every hidden unit stays equal to its neighbours, so nothing is learned beyond a constant. For showing why not. */
export const zeros: Initializer = {
  weightBound: () => 0,
  biasBound: () => 0,
}
