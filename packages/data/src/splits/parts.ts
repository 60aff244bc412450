/** How large two or three parts are, of 1. */
export type PartSizes =
  | readonly [train: number, test: number]
  | readonly [train: number, validation: number, test: number]

/** What a split gives: a part to learn from and a part to judge by, and one between to choose by where three were asked for. */
export type Parts<T, Sizes extends PartSizes> = Sizes extends readonly [number, number, number]
  ? { readonly train: T; readonly validation: T; readonly test: T }
  : { readonly train: T; readonly test: T }

/** Names to a split's parts, in their order. */
export function nameParts<T, Sizes extends PartSizes>(parts: readonly T[]): Parts<T, Sizes> {
  const [train, second, third] = parts
  const named = third === undefined ? { train, test: second } : { train, validation: second, test: third }
  return named as Parts<T, Sizes>
}
