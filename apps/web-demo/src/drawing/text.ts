export const text = {
  title: { ko: '숫자를 그려 보세요', en: 'Draw a digit' },
  area: { ko: '그리는 곳', en: 'Drawing area' },
  keys: {
    ko: '화살표로 움직이고 스페이스로 펜을 내리거나 올립니다.',
    en: 'Arrow keys move, space lowers and lifts the pen.',
  },
  hint: { ko: '여기에 숫자를 그리세요', en: 'Draw a digit here' },
  probabilities: { ko: '숫자별 확률', en: 'Probability of each digit' },
  nothing: { ko: '신경망이 무엇을 볼지 기다립니다.', en: 'Waiting for your digit.' },
  guesses: { ko: '아직 배우지 않아 찍습니다:', en: 'Untrained, it can only guess:' },
  reads: { ko: '이렇게 읽었습니다:', en: 'It reads' },
  example: { ko: '예시 숫자', en: 'Use an example' },
  clear: { ko: '지우기', en: 'Clear drawing' },
} as const
