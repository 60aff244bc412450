/** A layer by its name and widths. */
export interface ShapedLayer {
  readonly name: string
  readonly in: number
  readonly out: number
}

/** Layers in an order in which each takes what the one before gives. */
export interface Ordered<T> {
  readonly ordered: readonly T[]
  /** What told the order: `the numbers in their names`. */
  readonly by: string
  /** How much that tells: 0 for numbers and the file's own order, 1 for widths, 2 for words, which is a guess. */
  readonly doubt: 0 | 1 | 2
}

/**
 * Puts layers in the order in which each takes what the one before gives: by the numbers in their names where these
 * differ in nothing else (`fc2` before `fc10`), else as in the file, else by the numbers all the same, else by the one
 * way in which the widths fit. A file that keeps its tensors by the alphabet tells no order: there the widths, the
 * numbers and words such as "hidden" and "output" must leave only one.
 *
 * @param tellsOrder whether the order in the file is that in which the network was made
 * @returns undefined when none fits, `'several'` when it can't be told which of several is right
 */
export function orderLayers<T extends ShapedLayer>(
  layers: readonly T[],
  tellsOrder: boolean,
): Ordered<T> | 'several' | undefined {
  const hasNumbers = layers.some(({ name }) => /\d/.test(name))
  const byNumber = { ordered: sortByNumbers(layers), by: 'the numbers in their names', doubt: 0 } as const
  if (hasNumbers && haveOneStem(layers.map(({ name }) => name)) && isChain(byNumber.ordered)) return byNumber
  if (tellsOrder) {
    if (isChain(layers)) return { ordered: layers, by: 'the file', doubt: 0 }
    if (hasNumbers && isChain(byNumber.ordered)) return byNumber
  }
  const ways: [by: string, doubt: 1 | 2, mayFollow: (before: T, after: T) => boolean][] = [
    ['their widths', 1, () => true],
    ['their widths and the numbers in their names', 1, (a, b) => !isNumberedAfter(a.name, b.name)],
    ['the words in their names', 2, (a, b) => !isNumberedAfter(a.name, b.name) && placeOf(a.name) <= placeOf(b.name)],
  ]
  let several = false
  for (const [by, doubt, mayFollow] of ways) {
    const chains = findChains(layers, mayFollow)
    const [chain, ...others] = chains ?? []
    if (chain !== undefined && others.length === 0) return { ordered: chain, by, doubt }
    several ||= chains === undefined || others.length > 0
  }
  return several ? 'several' : undefined
}

const collator = /* @__PURE__ */ new Intl.Collator('en', { numeric: true })

/** Whether names differ in their numbers alone. */
export function haveOneStem(names: readonly string[]): boolean {
  return new Set(names.map(stemOf)).size === 1
}

const stemOf = (name: string) => name.replace(/\d+/g, '#')

export function sortByNumbers<T extends { readonly name: string }>(layers: readonly T[]): T[] {
  return layers.toSorted((a, b) => collator.compare(a.name, b.name))
}

function isNumberedAfter(name: string, other: string): boolean {
  return stemOf(name) === stemOf(other) && collator.compare(name, other) > 0
}

/** Words for the beginning and the end of a network. */
const FIRST = /^(?:in|input|inputs|first|stem|embed\w*|encoder|start|bottom)$/
const LAST = /^(?:out|output|outputs|last|final|head|classifier|logits|predict\w*|decoder|end|top|scores?)$/

/** 0 for a name of the beginning, 2 for one of the end, 1 for all others. */
function placeOf(name: string): number {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  if (words.some((word) => LAST.test(word))) return 2
  return words.some((word) => FIRST.test(word)) ? 0 : 1
}

export function isChain(layers: readonly ShapedLayer[]): boolean {
  return layers.length > 0 && layers.every((layer, i) => i === 0 || layer.in === layers[i - 1]!.out)
}

/** What a search may cost: a file with more layers than that has to say their order. */
const MAX_STEPS = 10_000
const MAX_LAYERS = 500

/**
 * Up to two orders in which every layer takes what the one before gives; two stand for many. Undefined when the search
 * would take too long.
 */
function findChains<T extends ShapedLayer>(
  layers: readonly T[],
  mayFollow: (before: T, after: T) => boolean,
): T[][] | undefined {
  if (layers.length === 0 || layers.length > MAX_LAYERS) return layers.length === 0 ? [] : undefined
  const chains: T[][] = []
  const chain: T[] = []
  const left = new Set(layers)
  let steps = 0
  function search(): void {
    if (left.size === 0) chains.push([...chain])
    for (const layer of [...left]) {
      if (chains.length > 1 || steps > MAX_STEPS) return
      const before = chain.at(-1)
      if (before !== undefined && before.out !== layer.in) continue
      steps++
      if ([...left].some((other) => other !== layer && !mayFollow(layer, other))) continue
      chain.push(layer)
      left.delete(layer)
      search()
      left.add(layer)
      chain.pop()
    }
  }
  search()
  return steps > MAX_STEPS && chains.length < 2 ? undefined : chains
}
