export const text = {
  title: { ko: '손실 함수', en: 'The loss' },
  lead: {
    ko: '예측이 얼마나 틀렸는지를 숫자 하나로 나타냅니다. 작을수록 좋습니다.',
    en: 'How wrong a prediction is, as one number. Smaller is better.',
  },
  body: {
    ko: '교차 엔트로피는 정답에 준 확률 p만 봅니다. 손실은 **−ln p** 입니다.\n\n확률이 1이면 손실은 0이고, 0에 가까워질수록 손실은 끝없이 커집니다.',
    en: 'Cross entropy looks only at the probability p given to the right answer: the loss is **−ln p**.\n\nAt probability 1 the [[loss]] is 0; towards 0 it grows without end.',
  },
  play: { ko: '정답의 확률을 움직여 보세요', en: 'Move the probability of the right answer' },
  probability: { ko: '정답의 확률 p', en: 'Probability of the right answer, p' },
  loss: { ko: '손실', en: 'Loss' },
  chart: { ko: '확률에 따른 교차 엔트로피 손실', en: 'Cross entropy loss over the probability' },
  code: { ko: '교차 엔트로피의 계산', en: 'Cross entropy, computed' },
} as const
