import { printable } from '@oneloop/core'
import type { Module } from './find-modules.ts'

/** Modules without those whose tensors are, in the same storage, those of an earlier one: PyTorch saves a module that a network keeps under two names twice. */
export function withoutAliases(modules: readonly Module[]): { modules: Module[]; note: string } {
  const first = new Map<string, Module>()
  const dropped: string[] = []
  const kept = modules.filter((module) => {
    const key = placeOf(module)
    if (key === undefined || !first.has(key)) {
      if (key !== undefined) first.set(key, module)
      return true
    }
    dropped.push(`${printable(module.name)} is ${printable(first.get(key)!.name)}`)
    return false
  })
  return { modules: kept, note: `layers that share their values are one: ${dropped.join(', ')}` }
}

/** Where a module's tensors lie; undefined when their file does not say. */
function placeOf(module: Module): string | undefined {
  const tensors =
    module.kind === 'linear' ? [module.weight, module.bias] : [module.mean, module.variance, module.scale, module.shift]
  const places = tensors.map((tensor) => (tensor === null ? '' : tensor.place))
  return places.includes(undefined) ? undefined : places.join('|')
}
