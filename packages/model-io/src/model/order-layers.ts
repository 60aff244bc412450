import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'

/** A layer by its name and widths. */
export interface ShapedLayer {
  readonly name: string
  readonly in: number
  readonly out: number
  readonly offset: number
}

/**
 * Puts layers in the order in which each takes what the one before gives: by the numbers in their names where these
 * differ in nothing else (`fc2` before `fc10`), else as in the file, else by the one way in which the widths fit.
 *
 * @throws OneloopError `MODEL_NOT_MLP` when none fits
 */
export function orderLayers(layers: readonly ShapedLayer[], fault: Fault): { ordered: ShapedLayer[]; note: string } {
  const numbered = layers.toSorted((a, b) => collator.compare(a.name, b.name))
  const sameStem = new Set(layers.map(({ name }) => name.replace(/\d+/g, '#'))).size === 1
  const ways: [string, readonly ShapedLayer[]][] = [
    ['the file', layers],
    ['the numbers in their names', numbered],
    ['their widths', chainByWidths(layers)],
  ]
  if (sameStem) ways.unshift(ways[1]!)
  const [how, ordered] = ways.find(([, way]) => isChain(way)) ?? []
  if (ordered === undefined || how === undefined) {
    const [broken] = layers
    const text = layers.slice(0, 6).map((layer) => `${printable(layer.name)} ${layer.in}→${layer.out}`)
    const message =
      broken === undefined ? 'it holds no tensors' : `its layers do not follow on one another: ${text.join(', ')}`
    throw fault('MODEL_NOT_MLP', message, broken?.offset ?? 0)
  }
  const names = ordered.map(({ name }) => printable(name) || 'weight').join(' → ')
  return { ordered: [...ordered], note: `the layers are ${names}, in the order of ${how}` }
}

const collator = /* @__PURE__ */ new Intl.Collator('en', { numeric: true })

function isChain(layers: readonly ShapedLayer[]): boolean {
  return layers.length > 0 && layers.every((layer, i) => i === 0 || layer.in === layers[i - 1]!.out)
}

/** Empty when the widths leave a choice. */
function chainByWidths(layers: readonly ShapedLayer[]): ShapedLayer[] {
  const byInput = new Map(layers.map((layer) => [layer.in, layer]))
  const outputs = new Set(layers.map((layer) => layer.out))
  const starts = layers.filter((layer) => !outputs.has(layer.in))
  if (byInput.size !== layers.length || starts.length !== 1) return []
  const chain: ShapedLayer[] = []
  for (let next = starts[0]; next !== undefined && chain.length < layers.length; next = byInput.get(next.out)) {
    chain.push(next)
  }
  return chain.length === layers.length ? chain : []
}
