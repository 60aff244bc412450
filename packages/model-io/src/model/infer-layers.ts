import { printable } from '@oneloop/core'
import { type Fault, type StoredTensor, shapeText } from '@oneloop/core/files'
import { toFloat32 } from '../tensor/to-float32.ts'
import { transpose } from '../tensor/transpose.ts'
import type { Architecture, FileLayer } from './architecture.ts'
import { type ArrangedLayer, arrangeLinear } from './arrange-linear.ts'
import { findModules, type LinearModule, type Module, type NamedTensor } from './find-modules.ts'
import { EPSILON, foldNorms } from './fold-norms.ts'
import { kindOfNetwork } from './kind-of-network.ts'
import { placeNorms } from './place-norms.ts'
import type { StoredModel } from './stored-model.ts'
import { stripWrappers } from './strip-wrappers.ts'
import { withoutAliases } from './without-aliases.ts'

/** What the activation of hidden layers is guessed to be. */
const ACTIVATION = 'relu'

/**
 * The network that a state dict's names and shapes make: every `*.weight` `[out, in]` is a linear layer, with its
 * `*.bias` `[out]` where there is one; NumPy's and Keras' names and weights `[in, out]` likewise. Batch norms are folded
 * into their neighbours.
 *
 * @throws OneloopError `MODEL_NOT_MLP`, naming the tensor that belongs to no such layer
 */
export function inferLayers(
  { tensors, tellsOrder = true }: Pick<StoredModel, 'tensors' | 'tellsOrder'>,
  fault: Fault,
): Architecture {
  const { named, notes: wrapperNotes } = stripWrappers(tensors)
  const all = modulesOf(named, tensors, fault)
  const { modules, note: aliasNote, arrangement } = arrange(all, tellsOrder, fault, kindError(tensors, fault))
  const { layers: arranged, notes, guess } = arrangement
  const { placed, isGuess } = placeNorms(modules, arranged, tellsOrder, fault)
  const layers = foldNorms(
    arranged.map((layer, i) => toFileLayer(layer, i === arranged.length - 1, fault)),
    placed,
    fault,
  )
  const unbiased = arranged.filter(({ module }) => module.bias === null)
  const guesses = [
    ...(guess === null ? [] : [guess]),
    ...(placed.length > 0
      ? [
          normGuess(
            placed.map(({ module }) => module),
            isGuess,
          ),
        ]
      : []),
  ]
  return {
    layers,
    normalization: null,
    inferred: [
      ...wrapperNotes,
      ...aliasNote,
      ...notes,
      ...(unbiased.length > 0 ? [`no bias in ${unbiased.map(({ name }) => printable(name)).join(', ')}: zeros`] : []),
    ],
    guessed: {
      ...(layers.length > 1
        ? { activation: `the activation after each hidden layer is taken to be ${ACTIVATION}` }
        : {}),
      ...(guesses.length > 0 ? { layers: guesses.join('; ') } : {}),
    },
  }
}

function modulesOf(named: readonly NamedTensor[], tensors: readonly StoredTensor[], fault: Fault): Module[] {
  const modules = findModules(named)
  if (typeof modules !== 'string') return modules
  const [, odd] = named.find(([name]) => name === modules)!
  const what = `${printable(modules)} ${shapeText(odd.shape)} is neither the weight nor the bias of a linear layer`
  throw kindError(tensors, fault) ?? fault('MODEL_NOT_MLP', what, odd.offset, FIX)
}

const FIX = 'only plain multi-layer perceptrons are read'

function kindError(tensors: readonly StoredTensor[], fault: Fault): Error | undefined {
  const kind = kindOfNetwork(tensors)
  return kind === undefined ? undefined : fault('MODEL_NOT_MLP', kind, tensors[0]!.offset, FIX)
}

/** The layers as they are, or, when these make no network, without those that are others under a second name. */
function arrange(all: readonly Module[], tellsOrder: boolean, fault: Fault, strange: Error | undefined) {
  const linears = (modules: readonly Module[]) =>
    modules.filter((module): module is LinearModule => module.kind === 'linear')
  try {
    return { modules: all, note: [], arrangement: arrangeLinear(linears(all), tellsOrder, fault) }
  } catch (error) {
    const { modules, note } = withoutAliases(all)
    if (modules.length === all.length) throw strange ?? error
    return { modules, note: [note], arrangement: arrangeLinear(linears(modules), tellsOrder, fault) }
  }
}

function toFileLayer(
  { name, in: from, out, module, isTransposed }: ArrangedLayer,
  isLast: boolean,
  fault: Fault,
): FileLayer {
  const values = toFloat32(module.weight, fault)
  return {
    name,
    in: from,
    out,
    weight: isTransposed ? transpose(values, from, out) : values,
    bias: module.bias === null ? null : toFloat32(module.bias, fault),
    activation: isLast ? 'identity' : ACTIVATION,
    dropout: 0,
  }
}

function normGuess(
  norms: readonly { readonly name: string; readonly style: string }[],
  isPlaceGuessed: boolean,
): string {
  const names = norms.map(({ name }) => printable(name)).join(', ')
  const epsilon = norms.some(({ style }) => style === 'keras') ? EPSILON.keras : EPSILON.torch
  const place = isPlaceGuessed ? ' and to stand where their names and order suggest' : ''
  return `the batch norms ${names} are taken to have an epsilon of ${epsilon}${place}, and are folded into the layers`
}
