import { OneloopError, unknownName } from '@oneloop/core'

export function checkNames(what: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names) {
    if (!known.includes(name)) throw new OneloopError(unknownName(what, name, known), { code: 'MODEL_INVALID' })
  }
}
