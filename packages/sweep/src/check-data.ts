import { OneloopError } from '@oneloop/core'
import { type Decoder, integer } from 'decoders'

/**
 * What the decoder makes of data that was read from a file or a message.
 *
 * @param what the thing is, for the message: "study"
 * @throws OneloopError `STUDY_INVALID`, naming the field that is wrong
 */
export function checkData<T>(decoder: Decoder<T>, value: unknown, what: string, file?: string): T {
  const checked = decoder['~standard'].validate(value)
  if (checked instanceof Promise) throw new TypeError('the schema has nothing to wait for')
  if (checked.issues === undefined) return checked.value
  const [issue] = checked.issues
  const field = issue?.path?.map((key) => String(typeof key === 'object' ? key.key : key)).join('.')
  const place = field === undefined || field === '' ? '' : `'${field}' `
  throw new OneloopError(`it is no ${what}: ${place}${lowered(issue?.message ?? '')}`, {
    code: 'STUDY_INVALID',
    fix: 'change what is named',
    ...(file === undefined ? {} : { file }),
  })
}

const lowered = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1).replaceAll(/\s+/g, ' ')

/** A whole number, at least 0. */
export const fromZero: Decoder<number> = integer.refine((value) => value >= 0, 'must be a whole number, at least 0')

/** A whole number, at least 1. */
export const fromOne: Decoder<number> = integer.refine((value) => value >= 1, 'must be a whole number, at least 1')
