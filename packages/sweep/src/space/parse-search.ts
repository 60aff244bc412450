import { OneloopError } from '@oneloop/core'
import { checkData } from '../check-data.ts'
import { decodeSpace } from './decode-space.ts'
import type { Condition, Parameter, ParameterValue, Space } from './parameter.ts'

/**
 * Reads a space as it is written on a command line: `lr=1e-4..1e-1:log hidden=32|64,32|128,64 dropout=0..0.5`.
 *
 * - `name=a..b` is a range: of whole numbers where both bounds are written without a point or an exponent, else of any
 *   numbers. `:log` spreads it by factors, `:float` makes `0..1` one of any numbers, `:4` takes four values in a grid.
 * - `name=a|b|c` are values to choose from.
 * - `?other=a|b` at the end: only where `other` has one of these values.
 *
 * @throws OneloopError `STUDY_INVALID`, naming the part that is wrong
 */
export function parseSearch(text: string): Space {
  const parts = text.split(/\s+/).filter((part) => part !== '')
  const entries = parts.map((part) => parsePart(part))
  const names = entries.map(([name]) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw wrong(`'${twice}' is searched twice`, 'name each parameter once')
  return checkData(decodeSpace, Object.fromEntries(entries), 'space to search')
}

const HOW = 'write ranges as lr=1e-4..1e-1:log and choices as hidden=32|64,32'

function parsePart(part: string): [string, Parameter] {
  const [, name, body, , other, values] = /^([^=]+)=([^?]+)(\?([^=]+)=(.+))?$/.exec(part) ?? []
  if (name === undefined || body === undefined) throw wrong(`'${part}' is neither a range nor a choice`, HOW)
  const when = other === undefined || values === undefined ? {} : { when: condition(other, values) }
  const range = /^([^|]+?)\.\.([^|:]+)((?::[^:|]+)*)$/.exec(body)
  if (range === null) return [name, { kind: 'choice', values: body.split('|').map(readValue), ...when }]
  const [, low, high, marks] = range
  const [min, max] = [Number(low), Number(high)]
  if (!Number.isFinite(min) || !Number.isFinite(max) || low === '' || high === '') {
    throw wrong(`the bounds of '${name}' are ${low} and ${high}`, 'give two numbers, the smaller one first')
  }
  if (!(min < max)) throw wrong(`the range of '${name}' is empty: ${low} to ${high}`, 'name the smaller bound first')
  const words = (marks ?? '').split(':').slice(1)
  const steps = words.map(Number).find((each) => Number.isInteger(each))
  const unknown = words.find(
    (word) => word !== 'log' && word !== 'float' && !(Number.isInteger(Number(word)) && Number(word) > 1),
  )
  if (unknown !== undefined)
    throw wrong(`'${name}' is marked ':${unknown}'`, 'use :log, :float or a number of values for a grid')
  const isWhole = [low, high].every((bound) => /^-?\d+$/.test(bound!)) && !words.includes('float')
  const log = words.includes('log')
  if (log && min <= 0) throw wrong(`'${name}' is :log, and begins at ${low}`, 'begin above 0')
  return [name, { kind: isWhole ? 'int' : 'float', min, max, log, ...(steps === undefined ? {} : { steps }), ...when }]
}

function condition(name: string, values: string): Condition {
  return { name, values: values.split('|').map(readValue) }
}

function readValue(word: string): ParameterValue {
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(word) ? Number(word) : word
}

function wrong(message: string, fix: string): OneloopError {
  return new OneloopError(message, { code: 'STUDY_INVALID', fix })
}
