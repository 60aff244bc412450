import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import type { ArrangedLayer } from './arrange-linear.ts'
import type { Module, NormModule } from './find-modules.ts'
import type { PlacedNorm } from './fold-norms.ts'
import { haveOneStem, sortByNumbers } from './order-layers.ts'

/**
 * Between which layers the batch norms stand: by the numbers in the names where these differ in nothing else, as in a
 * Sequential; else as in the file; else by the number or the width that a norm shares with one layer alone.
 *
 * @returns the places, and whether one of them is a guess
 */
export function placeNorms(
  modules: readonly Module[],
  layers: readonly ArrangedLayer[],
  tellsOrder: boolean,
  fault: Fault,
): { placed: PlacedNorm[]; isGuess: boolean } {
  const norms = modules.filter((module) => module.kind === 'norm')
  const isSequential = haveOneStem(modules.map(({ name }) => name))
  const sequence = isSequential ? sortByNumbers(modules) : modules
  const linears = sequence.filter((module) => module.kind === 'linear')
  const isInOrder = (isSequential || tellsOrder) && linears.every((module, i) => layers[i]?.module === module)
  let isGuess = false
  const placed = norms.map((module): PlacedNorm => {
    if (!isInOrder) {
      isGuess ||= true
      return { module, after: matchNorm(module, layers, fault), isAfterActivation: false }
    }
    const at = sequence.indexOf(module)
    const after = sequence.slice(0, at).filter(({ kind }) => kind === 'linear').length - 1
    const before = sequence[at - 1]
    const isLast = after === layers.length - 1
    // In a Sequential whatever has no tensors takes a number too: an activation between them leaves a gap.
    const gap = isSequential && before !== undefined ? numberOf(module.name) - numberOf(before.name) : undefined
    if (after >= 0 && !isLast && gap !== 1) isGuess = true
    return { module, after, isAfterActivation: !isLast && gap !== undefined && gap > 1 }
  })
  return { placed, isGuess }
}

const numberOf = (name: string) => Number(/(\d+)\D*$/.exec(name)?.[1] ?? Number.NaN)

/** The layer whose number or width a norm shares, and no other layer does. */
function matchNorm({ name, mean }: NormModule, layers: readonly ArrangedLayer[], fault: Fault): number {
  const width = mean.shape[0]
  const fits = layers.filter(({ out }) => out === width)
  const sameNumber = fits.filter((layer) => numberOf(layer.name) === numberOf(name))
  const [found, ...others] = sameNumber.length === 1 ? sameNumber : fits
  if (found !== undefined && others.length === 0) return layers.indexOf(found)
  const what = `it can't be told after which layer the batch norm ${printable(name)} stands`
  throw fault('MODEL_NOT_MLP', what, mean.offset, 'save it as .pth, which keeps the order')
}
