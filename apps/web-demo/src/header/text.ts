/** The bar's buttons do what the large ones do, and are not called the same: each name on the page leads to one of them. */
export const text = {
  run: { ko: '학습 상태', en: 'The run' },
  train: { ko: '여기서 학습 시작', en: 'Start from here' },
  pause: { ko: '여기서 일시정지', en: 'Hold from here' },
  resume: { ko: '여기서 이어서 학습', en: 'Go on from here' },
  loss: { ko: '손실', en: 'Loss' },
  accuracy: { ko: '정확도', en: 'Accuracy' },
  contents: { ko: '차례', en: 'Contents' },
  top: { ko: '맨 위: 학습과 그리기', en: 'The top: training and drawing' },
} as const
