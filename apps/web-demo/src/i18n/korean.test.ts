import { expect, test } from 'vitest'

const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Words that the page does not use, and those that it uses instead: one word for one thing. */
const others: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\p{Script=Hangul}[을를은는이가와과]\([을를은는이가와과]\)/u, 'another sentence: no particle in brackets'],
  [/걸음/, '단계'],
  [/멈춤|멈추기|멈춘/, '일시정지 or 중지'],
  [/융합/, 'WASM(기본)'],
  [/진짜/, '실제'],
  [/혼[나납]/, 'the loss grows'],
  [/(?<!\()상태 사전/, 'state_dict(상태 사전)'],
  [/같은 비율/, '맞힌 비율'],
  [/관성|Momentum/, '모멘텀'],
  [/줄은 실제|칸은 예측|마지막 칸/, '행 and 열'],
]

/** Every Korean text of the page, with the file that it stands in. Words that the glossary finds are no texts. */
const texts = Object.entries(sources).flatMap(([path, source]) => {
  const shown = source.replaceAll(/^\s*also: \[[^\]]*\]/gm, '')
  return Array.from(shown.matchAll(/'((?:[^'\\\n]|\\.)*[가-힣](?:[^'\\\n]|\\.)*)'/g), ([, text]) => ({
    path,
    text: text!,
  }))
})

test.each(others)('no text has %s: the word is %s', (word) => {
  expect(texts.length).toBeGreaterThan(300)
  expect(texts.filter(({ text }) => word.test(text))).toEqual([])
})
