import type { ColumnProfile } from '@oneloop/data'

/** A table's columns, a line each: name, kind, missing cells, what is in it, and why it is of that kind. */
export function describeColumns(profile: readonly ColumnProfile[]): string[] {
  const width = Math.min(30, Math.max(...profile.map(({ name }) => name.length)))
  return profile.map((column) => {
    const { name, kind, why, missing } = column
    const gaps = missing === 0 ? '' : `; ${missing.toLocaleString('en-US')} missing`
    return `  ${clip(name, width)}  ${KIND_NAMES[kind].padEnd(10)}  ${contents(column)}${gaps} (${why})`
  })
}

const KIND_NAMES = {
  number: 'number',
  category: 'category',
  yesNo: 'yes/no',
  time: 'time',
  identifier: 'identifier',
  constant: 'constant',
  empty: 'empty',
} as const

function contents({ kind, range, commonest }: ColumnProfile): string {
  if (kind === 'empty') return 'nothing'
  if (range !== null && kind === 'time') return `${day(range.least)} to ${day(range.most)}`
  if (range !== null && kind !== 'yesNo')
    return `${figure(range.least)} to ${figure(range.most)}, mean ${figure(range.mean)}`
  if (commonest.length === 0) return 'many texts'
  return commonest.map(({ text, rows }) => `${clip(text, 20).trim()} ${rows.toLocaleString('en-US')}`).join(', ')
}

const day = (time: number) => new Date(time).toISOString().slice(0, 10)
const figure = (value: number) => String(Number(value.toPrecision(4)))
const clip = (text: string, width: number) =>
  text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`
