import { OneloopError } from '@oneloop/core'
import {
  array,
  boolean,
  constant,
  type Decoder,
  formatInline,
  natural,
  nonEmptyArray,
  nullable,
  number,
  object,
  string,
  taggedUnion,
} from 'decoders'
import type { CategoryInput, InputColumn, Missing, Preprocessing, TargetEncoding } from './preprocessing.ts'

const missing: Decoder<Missing> = nullable(object({ fill: number, indicator: boolean }))

const category: Decoder<CategoryInput> = object({
  kind: constant('category'),
  name: string,
  categories: nonEmptyArray(string).refine(areDistinct, 'Must be different categories'),
  missing: nullable(object({ fill: natural, indicator: boolean })),
}).refine(
  ({ categories, missing }) => missing === null || missing.fill < categories.length,
  'The fill must be the place of a category',
)

const input: Decoder<InputColumn> = taggedUnion('kind', {
  number: object({ kind: constant('number'), name: string, scale: number, offset: number, missing }),
  category,
  yesNo: object({ kind: constant('yesNo'), name: string, yes: string, no: string, missing }),
})

const target: Decoder<TargetEncoding> = taggedUnion('kind', {
  classes: object({
    kind: constant('classes'),
    column: string,
    classes: nonEmptyArray(string).refine(areDistinct, 'Must be different classes'),
  }),
  values: object({
    kind: constant('values'),
    columns: nonEmptyArray(object({ name: string, scale: number, offset: number })),
  }),
  labels: object({
    kind: constant('labels'),
    columns: nonEmptyArray(object({ name: string, yes: string, no: string })),
  }),
})

const preprocessing: Decoder<Preprocessing> = object({
  version: constant(1),
  inputs: array(input).refine((inputs) => areDistinct(inputs.map(({ name }) => name)), 'Must be different columns'),
  target,
})

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

/**
 * What `JSON.parse` gave, seen to be a preprocessing: every field of its kind, every number finite.
 *
 * @throws OneloopError `PREPROCESSING_INVALID`
 */
export function checkPreprocessing(value: unknown): Preprocessing {
  const result = preprocessing.decode(value)
  if (result.ok) return result.value
  const why = formatInline(result.error).replace(/\s+/g, ' ')
  throw new OneloopError(`the preprocessing is not one: ${why}`, { code: 'PREPROCESSING_INVALID' })
}
