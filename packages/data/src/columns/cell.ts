/** What a reader finds in a cell. Null, undefined and the words in `isMissingText` are missing cells. */
export type Cell = string | number | bigint | boolean | Date | null | undefined

const MISSING_WORDS = new Set(['', '?', 'na', 'n/a', 'nan', 'null', 'none'])

/** Whether a text stands for a missing cell: nothing, `?`, or NA, N/A, NaN, null and None in any case. */
export function isMissingText(text: string): boolean {
  return text.length <= 4 && MISSING_WORDS.has(text.trim().toLowerCase())
}

/** The number that a text is, or NaN: decimal digits alone, with no hexadecimal, no separators, no units. */
export function parseNumber(text: string): number {
  const value = +text
  // Number() takes '', ' ', '0x1F' and 'Infinity' too: whatever may be one of these is looked at again.
  const isPlain = value !== 0 && value < 1e9 && value > -1e9 && text.charCodeAt(0) > 32 && !(text.charCodeAt(1) > 64)
  return isPlain || DECIMAL.test(text) ? value : Number.NaN
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

const ISO_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?)?$/

/** Milliseconds since 1970 of a date or time in ISO 8601 (in UTC where it names no zone), or NaN. */
export function parseTime(text: string): number {
  const parts = ISO_TIME.exec(text.trim())
  if (parts === null) return Number.NaN
  const [, date, time = '00:00', zone = 'Z'] = parts
  return Date.parse(`${date}T${time}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`)
}
