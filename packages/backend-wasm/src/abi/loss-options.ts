import { type Loss, type LossName, losses } from '@oneloop/core'
import type { Fields } from './record.ts'

// The options of a loss go to its kernel by the names that core gives them. A number is an f64. An option that is null by
// default is one number for each output: the kernel gets the address of as many f32, ones where it is null, and zeros in
// the columns that pad the last panel.

/** The record of a loss's options. */
export function lossOptionFields(kind: LossName): Fields {
  const options = optionsOf(losses[kind]())
  return Object.fromEntries(options.map(([name, value]) => [name, value === null ? 'usize' : 'f64']))
}

/** The names of the options that are one number for each output. */
export function perOutputOptions(kind: LossName): string[] {
  return Object.entries(lossOptionFields(kind)).flatMap(([name, type]) => (type === 'usize' ? [name] : []))
}

/** The options of a loss by name. */
export function optionsOf(loss: Loss): [name: string, value: number | readonly number[] | null][] {
  return Object.entries(loss).filter(([name]) => name !== 'kind')
}
