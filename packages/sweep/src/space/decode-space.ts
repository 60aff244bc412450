import {
  array,
  boolean,
  constant,
  type Decoder,
  either,
  exact,
  nonEmptyArray,
  number,
  optional,
  record,
  regex,
  string,
  taggedUnion,
} from 'decoders'
import { fromOne } from '../check-data.ts'
import type { Condition, Parameter, Space } from './parameter.ts'

const value = either(number, string, boolean)
const condition: Decoder<Condition> = exact({ name: string, values: nonEmptyArray(value) })

const rangeFields = {
  min: number,
  max: number,
  log: optional(boolean, false),
  steps: optional(fromOne),
  when: optional(condition),
}

const parameter = taggedUnion('kind', {
  float: exact({ kind: constant('float'), ...rangeFields }).refine(
    isRange,
    'needs min < max, and min > 0 where it is log',
  ),
  int: exact({ kind: constant('int'), ...rangeFields })
    .refine(isRange, 'needs min < max, and min > 0 where it is log')
    .refine(({ min, max }) => Number.isSafeInteger(min) && Number.isSafeInteger(max), 'needs whole numbers as bounds'),
  choice: exact({ kind: constant('choice'), values: array(value), when: optional(condition) })
    .refine(({ values }) => values.length > 0, 'needs at least one value')
    .refine(({ values }) => new Set(values).size === values.length, 'names a value twice'),
})

/** Names as options have them. */
const name = regex(/^[a-z][a-z0-9-]*$/i, 'must be a name of letters, digits and hyphens')

/** A space as it stands in JSON or YAML: unknown fields, empty ranges and conditions on what comes later are refused. */
export const decodeSpace: Decoder<Space> = record(name, parameter)
  .refine((space) => Object.keys(space).length > 0, 'is empty: name at least one parameter')
  .transform((space) => space as Record<string, Parameter>)
  .reject((space) => {
    const names = Object.keys(space)
    for (const [i, each] of names.entries()) {
      const { when } = space[each]!
      if (when !== undefined && !names.slice(0, i).includes(when.name)) {
        return `'${each}' depends on '${when.name}', which does not stand before it`
      }
    }
    return null
  })

function isRange({ min, max, log }: { min: number; max: number; log: boolean }): boolean {
  return Number.isFinite(min) && Number.isFinite(max) && min < max && (!log || min > 0)
}
