import { printable } from '@oneloop/core'
import type { Fault, StoredTensor } from '@oneloop/core/files'
import { type LinearModule, vectorLength } from './find-modules.ts'
import { type Ordered, orderLayers, type ShapedLayer } from './order-layers.ts'

/** A linear module the right way round: its weight is `[out, in]`, or `[in, out]` when transposed. */
export interface ArrangedLayer extends ShapedLayer {
  readonly module: LinearModule
  readonly isTransposed: boolean
}

export interface Arrangement {
  readonly layers: readonly ArrangedLayer[]
  readonly notes: readonly string[]
  /** Why another arrangement might be the right one; null when none fits as well. */
  readonly guess: string | null
}

/**
 * Which way round the weights are, and in which order the layers follow: the first way that the names' style suggests
 * in which widths and biases fit.
 *
 * @throws OneloopError `MODEL_NOT_MLP` when none fits, or several do and nothing tells which is right
 */
export function arrangeLinear(modules: readonly LinearModule[], tellsOrder: boolean, fault: Fault): Arrangement {
  const ways = [...waysOf(modules)].map((isTransposed) => {
    const layers = modules.map((module) => shaped(module, isTransposed))
    return { isTransposed, found: layers.every(fitsBias) ? orderLayers(layers, tellsOrder) : undefined }
  })
  const fitting = ways.filter(
    (way): way is typeof way & { found: Ordered<ArrangedLayer> } => typeof way.found === 'object',
  )
  // Of equals the first: a sort keeps their order.
  const [best, other] = fitting.toSorted((a, b) => a.found.doubt - b.found.doubt)
  if (best === undefined)
    throw refuse(
      modules,
      ways.some(({ found }) => found === 'several'),
      fault,
    )
  const { ordered, by, doubt } = best.found
  const isGuess = doubt === 2
  const names = ordered.map(({ name }) => printable(name) || 'weight').join(' → ')
  const rotated = best.isTransposed ? 'its weights are taken to be [in, out]' : 'its weights are taken to be [out, in]'
  const isRotationOpen = other?.found.doubt === doubt && modules.every(({ style }) => style === 'any')
  return {
    layers: ordered,
    notes: [
      ...(isGuess || ordered.length === 1 ? [] : [`the layers are ${names}, in the order of ${by}`]),
      ...(best.isTransposed && !isRotationOpen ? ['its weights are [in, out]'] : []),
    ],
    guess:
      [
        ...(isGuess ? [`the layers are taken to be ${names}, by ${by}`] : []),
        ...(isRotationOpen ? [rotated] : []),
      ].join('; ') || null,
  }
}

/** The ways to try: false `[out, in]`, true `[in, out]`. */
function* waysOf(modules: readonly LinearModule[]): Generator<boolean> {
  const isTorch = modules.some(({ style }) => style === 'torch')
  // A bias that is a column is added to W·x, whose weight is [out, in].
  const isColumn = modules.some(({ bias }) => bias !== null && isColumnVector(bias))
  yield !(isTorch || isColumn)
  yield isTorch || isColumn
}

function isColumnVector({ shape }: StoredTensor): boolean {
  return shape.length === 2 && shape[0]! > 1
}

function shaped(module: LinearModule, isTransposed: boolean): ArrangedLayer {
  const [rows, columns] = module.weight.shape as [number, number]
  const [from, out] = isTransposed ? [rows, columns] : [columns, rows]
  return { name: module.name, in: from, out, module, isTransposed }
}

function fitsBias({ module: { bias }, out }: ArrangedLayer): boolean {
  return bias === null || vectorLength(bias) === out
}

function refuse(modules: readonly LinearModule[], several: boolean, fault: Fault) {
  const [first] = modules
  if (first === undefined) return fault('MODEL_NOT_MLP', 'it holds no tensors', 0)
  const isTransposed = modules.every(({ style }) => style !== 'torch')
  const layers = modules.map((module) => shaped(module, isTransposed))
  const odd = layers.find((layer) => !fitsBias(layer) && !fitsBias(shaped(layer.module, !isTransposed)))
  if (odd !== undefined) {
    const { name, shape, offset } = odd.module.bias!
    return fault('MODEL_NOT_MLP', `${printable(name)} [${shape.join(', ')}] fits no weight`, offset)
  }
  const text = layers.slice(0, 6).map((layer) => `${printable(layer.name)} ${layer.in}→${layer.out}`)
  const list = text.join(', ') + (layers.length > 6 ? ', …' : '')
  if (several) {
    const fix = 'save it as .pth, which keeps the order, or number the names'
    return fault('MODEL_NOT_MLP', `its layers fit in more than one order: ${list}`, first.weight.offset, fix)
  }
  return fault('MODEL_NOT_MLP', `its layers do not follow on one another: ${list}`, first.weight.offset)
}
