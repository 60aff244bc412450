export const text = {
  lead: {
    ko: '이 수업에 나오는 모든 개념을 한두 문장으로 정리했습니다. 본문에서 점선 밑줄이 있는 말을 누르면 그 자리에서 뜻을 볼 수 있습니다.',
    en: 'Every concept of the lesson in a sentence or two. The dotted words in the texts show theirs when you press them.',
  },
  search: { ko: '용어 찾기', en: 'Search the glossary' },
  placeholder: { ko: '예: 기울기, gradient', en: 'such as gradient' },
  found: { ko: '{n}개를 찾았습니다', en: '{n} found' },
  none: {
    ko: '찾는 말이 없습니다. 더 짧게, 또는 영어로 찾아보세요.',
    en: 'Nothing found. Try a shorter word, or Korean.',
  },
  seeIt: { ko: '직접 해 보기', en: 'See it at work' },
  code: { ko: '용어가 모두 나오는 코드', en: 'The terms in one piece of code' },
} as const
