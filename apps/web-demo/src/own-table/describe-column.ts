import type { ColumnKind, ColumnProfile } from 'oneloop'
import { formatNumber } from '../components/number-format.ts'
import { fill } from '../i18n/fill.ts'
import type { Language, Localized } from '../i18n/language.ts'

export const kindNames: Readonly<Record<ColumnKind, Localized>> = {
  number: { ko: '숫자', en: 'number' },
  category: { ko: '범주', en: 'category' },
  yesNo: { ko: '예/아니요', en: 'yes or no' },
  time: { ko: '날짜', en: 'date' },
  identifier: { ko: '식별자', en: 'identifier' },
  constant: { ko: '한 가지 값', en: 'constant' },
  empty: { ko: '비어 있음', en: 'empty' },
}

const text = {
  range: { ko: '{least}~{most}', en: '{least} to {most}' },
  values: { ko: '값 {n}가지: {list}', en: '{n} values: {list}' },
  unused: { ko: '배우는 데 쓰지 않습니다', en: 'not learnt from' },
  missing: { ko: '빈칸 {n}개', en: '{n} missing' },
} satisfies Record<string, Localized>

/** What is in a column, in a few words. */
export function describeColumn(column: ColumnProfile, language: Language): string {
  const t = (each: Localized) => each[language]
  const parts = [contents(column, t), column.missing > 0 ? fill(t(text.missing), { n: column.missing }) : '']
  return parts.filter((part) => part !== '').join(' · ')
}

function contents({ kind, range, distinct, commonest }: ColumnProfile, t: (each: Localized) => string): string {
  switch (kind) {
    case 'number':
      return range === null ? '' : fill(t(text.range), { least: short(range.least), most: short(range.most) })
    case 'category':
    case 'yesNo': {
      const list = commonest.map(({ text: value }) => value).join(', ')
      return fill(t(text.values), { n: distinct, list: distinct > commonest.length ? `${list}, …` : list })
    }
    case 'time':
    case 'identifier':
    case 'constant':
    case 'empty':
      return t(text.unused)
  }
}

function short(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : formatNumber(value, 2)
}
