export const text = {
  title: { ko: '숫자를 그려 보세요', en: 'Draw a digit' },
  area: { ko: '그리는 곳', en: 'Drawing area' },
  keys: {
    ko: '키보드: 화살표로 움직이고 스페이스로 펜을 내리거나 올립니다.',
    en: 'By keyboard: arrow keys move, space lowers and lifts the pen.',
  },
  hint: { ko: '여기에 숫자를 그리세요', en: 'Draw a digit here' },
  probabilities: { ko: '숫자별 확률', en: 'Probability of each digit' },
  nothing: { ko: '숫자를 그리면 신경망이 읽습니다.', en: 'Draw, and the network reads it.' },
  guesses: { ko: '아직 학습 전이라 짐작일 뿐입니다:', en: 'Untrained, it can only guess:' },
  reads: { ko: '이렇게 읽었습니다:', en: 'It reads' },
  noDigit: {
    ko: '숫자처럼 보이지 않습니다. 그래도 하나를 고르면:',
    en: 'This looks like no digit. Made to choose, it says',
  },
  example: { ko: '예시 숫자', en: 'Use an example' },
  clear: { ko: '지우기', en: 'Clear drawing' },
  inside: { ko: '신경망이 보는 것', en: 'What the network sees' },
  digit: { ko: '28 × 28로 맞춘 그림', en: 'Your drawing as 28 × 28 pixels' },
  layer: { ko: '{name}: 뉴런 {n}개 중 {active}개가 반응', en: '{name}: {active} of {n} {n:neuron|neurons} respond' },
} as const
