import type { Language } from '../../i18n/language.ts'

const orders: Readonly<Record<string, string>> = {
  'the file': '파일에 적힌',
  'the numbers in their names': '이름에 든 번호',
  'their widths': '너비가 이어지는',
}

/** What is assumed of a file, as `readModel` says it, and the same in Korean. */
const translations: readonly (readonly [english: RegExp, korean: (...parts: string[]) => string])[] = [
  [
    /^the layers are (.*), in the order of (.*)$/,
    (names, order) => `층의 순서는 ${names}입니다(${orders[order!] ?? order} 순서)`,
  ],
  [/^the activation after each hidden layer is taken to be (\w+)$/, (name) => `은닉층의 활성 함수: ${name}`],
  [/^no bias in (.*): zeros$/, (names) => `편향이 없는 층(${names})에는 0을 넣었습니다`],
  [/^the prefix '(.*)' was dropped from every name$/, (prefix) => `모든 이름에서 앞부분 제거: ${prefix}`],
  [/^the state dict is the checkpoint's '(.*)'$/, (key) => `체크포인트의 '${key}'에서 state_dict를 읽었습니다`],
  [/^the normalisation is the one of its Rescaling layer$/, () => '정규화는 파일의 Rescaling 층을 따랐습니다'],
  [/^the dropout of the input was left out$/, () => '입력의 드롭아웃은 뺐습니다'],
  [/^the softmax at the end was left out: the model gives logits$/, () => '마지막 소프트맥스는 빼고 로짓을 씁니다'],
]

/** A line of what is assumed of a file, in the reader's language; one that has no translation stays as it is. */
export function inferredText(line: string, language: Language): string {
  if (language === 'en') return line
  for (const [english, korean] of translations) {
    const match = english.exec(line)
    if (match !== null) return korean(...match.slice(1))
  }
  return line
}
