/** How large two or three parts are, of 1. */
export type PartSizes =
  | readonly [train: number, test: number]
  | readonly [train: number, validation: number, test: number]

/**
 * The part of three that a finished network is judged by, once. It is marked, so that `fit` does not take it as its
 * validation set: what stops or picks a network would have looked at it.
 */
export type TestPart<T> = T & { readonly isTest: true }

/** What a split gives: a part to learn from and a part to judge by, and one between to choose by where three were asked for. */
export type Parts<T, Sizes extends PartSizes> = Sizes extends readonly [number, number, number]
  ? { readonly train: T; readonly validation: T; readonly test: TestPart<T> }
  : { readonly train: T; readonly test: T }

/** Names to a split's parts, in their order. */
export function nameParts<T extends object, Sizes extends PartSizes>(parts: readonly T[]): Parts<T, Sizes> {
  const [train, second, third] = parts
  const named = third === undefined ? { train, test: second } : { train, validation: second, test: asTest(third) }
  return named as Parts<T, Sizes>
}

export function asTest<T extends object>(part: T): TestPart<T> {
  return Object.assign(part, { isTest: true as const })
}
