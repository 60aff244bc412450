import { OneloopError, unknownName } from '@oneloop/core'

/** Checks of option values: each gives a parser for commander that throws `OPTION_INVALID`, naming the option and its range. */
export function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`
    throw invalid(`${option} is a whole number ${range}, not '${text}'`)
  }
}

/** A finite number in [least, most], or (least, most] and so on where an end is open. */
export function decimal(
  option: string,
  range: { readonly above?: number; readonly from?: number; readonly below?: number },
): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    const {
      above = Number.NEGATIVE_INFINITY,
      from = Number.NEGATIVE_INFINITY,
      below = Number.POSITIVE_INFINITY,
    } = range
    if (Number.isFinite(value) && value > above && value >= from && value < below) return value
    const ends = [
      range.above === undefined ? '' : `above ${above}`,
      range.from === undefined ? '' : `from ${from} up`,
      range.below === undefined ? '' : `below ${below}`,
    ]
    throw invalid(`${option} is a number ${ends.filter(Boolean).join(' and ')}, not '${text}'`)
  }
}

/** A path, which `""` is not: a shell puts that where a variable is empty. */
export function path(option: string): (text: string) => string {
  return (text) => {
    if (text !== '') return text
    throw invalid(`${option} is a path, not an empty word`)
  }
}

/** `128,64`; `none` for no hidden layer. */
export function widths(option: string): (text: string) => number[] {
  const parse = wholeNumber(option, 1, 65_536)
  return (text) => (text === 'none' ? [] : text.split(',').map(parse))
}

/** One of the names, in kebab-case; the nearest right one is offered for a wrong one. */
export function oneOf<Name extends string>(what: string, names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const found = names.find((name) => kebab(name) === kebab(text))
    if (found !== undefined) return found
    throw new OneloopError(unknownName(what, text, names.map(kebab)), { code: 'UNKNOWN_NAME' })
  }
}

/** `crossEntropy` → `cross-entropy`: how names are spelt on the command line. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function invalid(message: string): OneloopError {
  return new OneloopError(message, { code: 'OPTION_INVALID', fix: 'see --help' })
}
