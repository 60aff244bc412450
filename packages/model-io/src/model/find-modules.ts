import type { StoredTensor } from '@oneloop/core/files'
import { type NameStyle, namePartsOf, type Part } from './name-parts.ts'
import { haveOneStem, sortByNumbers } from './order-layers.ts'

/** A tensor under the name that counts, without wrappers. */
export type NamedTensor = readonly [name: string, tensor: StoredTensor]

/** A linear layer's tensors, before it is known which way round its weight is. */
export interface LinearModule {
  readonly kind: 'linear'
  readonly name: string
  readonly style: NameStyle
  readonly weight: StoredTensor
  readonly bias: StoredTensor | null
}

/** A batch norm's tensors. */
export interface NormModule {
  readonly kind: 'norm'
  readonly name: string
  readonly style: NameStyle
  readonly scale: StoredTensor | null
  readonly shift: StoredTensor | null
  readonly mean: StoredTensor
  readonly variance: StoredTensor
}

export type Module = LinearModule | NormModule

/**
 * The modules that tensors belong to, in the order of the file: told by their names, or, where these are numbers and no
 * more, such as NumPy's `arr_0`, by their shapes, a matrix and the vector after it. A string is the name of a tensor that belongs to none.
 */
export function findModules(tensors: readonly NamedTensor[]): Module[] | string {
  const byName = modulesByName(tensors)
  if (typeof byName !== 'string') return byName
  const names = tensors.map(([name]) => name)
  const areNumbered = haveOneStem(names) && names.every((name) => /^\w*\d$/.test(name))
  return areNumbered ? (modulesByShape(tensors) ?? byName) : byName
}

/** How many values a bias has, of whatever form: `[n]`, `[1, n]` or `[n, 1]`; undefined for what is no vector. */
export function vectorLength({ shape }: StoredTensor): number | undefined {
  const long = shape.filter((size) => size !== 1)
  if (shape.length === 0 || shape.length > 2 || long.length > 1) return undefined
  return long[0] ?? 1
}

function modulesByName(tensors: readonly NamedTensor[]): Module[] | string {
  const groups = new Map<string, Map<Part, NamedTensor>>()
  const styles = new Map<string, NameStyle>()
  for (const named of tensors) {
    const parts = namePartsOf(named[0])
    if (parts === undefined) return named[0]
    const group = groups.get(parts.stem) ?? new Map<Part, NamedTensor>()
    if (group.has(parts.part)) return named[0]
    group.set(parts.part, named)
    groups.set(parts.stem, group)
    if (parts.part === 'weight' || !styles.has(parts.stem)) styles.set(parts.stem, parts.style)
  }
  const modules: Module[] = []
  for (const [name, group] of groups) {
    const module = moduleOf(name, styles.get(name)!, group)
    if (typeof module === 'string') return module
    modules.push(module)
  }
  return modules
}

function moduleOf(name: string, style: NameStyle, group: ReadonlyMap<Part, NamedTensor>): Module | string {
  const [weight, bias] = [group.get('weight'), group.get('bias')]
  const [mean, variance] = [group.get('mean'), group.get('variance')]
  const first = [...group.values()][0]![0]
  if (mean !== undefined || variance !== undefined) {
    if (mean === undefined || variance === undefined) return first
    const vectors = [weight, bias, mean, variance].flatMap((named) => (named === undefined ? [] : [named]))
    const odd = vectors.find(([, { shape }]) => shape.length !== 1 || shape[0] !== mean[1].shape[0])
    if (odd !== undefined) return odd[0]
    return {
      kind: 'norm',
      name,
      style,
      scale: weight?.[1] ?? null,
      shift: bias?.[1] ?? null,
      mean: mean[1],
      variance: variance[1],
    }
  }
  if (weight === undefined || weight[1].shape.length !== 2 || group.has('count')) return first
  if (bias === undefined) return { kind: 'linear', name, style, weight: weight[1], bias: null }
  const isTorch = style === 'torch'
  if (isTorch ? bias[1].shape.length !== 1 : vectorLength(bias[1]) === undefined) return bias[0]
  return { kind: 'linear', name, style, weight: weight[1], bias: bias[1] }
}

function modulesByShape(tensors: readonly NamedTensor[]): Module[] | undefined {
  const modules: LinearModule[] = []
  for (const { name, tensor } of sortByNumbers(tensors.map(([name, tensor]) => ({ name, tensor })))) {
    const last = modules.at(-1)
    const length = vectorLength(tensor)
    if (last !== undefined && last.bias === null && length !== undefined && last.weight.shape.includes(length)) {
      modules[modules.length - 1] = { ...last, bias: tensor }
    } else if (tensor.shape.length === 2) {
      modules.push({ kind: 'linear', name, style: 'any', weight: tensor, bias: null })
    } else return undefined
  }
  return modules
}
