import type { Localized } from '../../i18n/language.ts'

export const text = {
  lead: {
    ko: '역전파가 끝나면 이름 붙은 모든 파라미터에 기울기가 생깁니다. 그 크기를 보면 학습이 건강한지 알 수 있습니다.',
    en: 'After a backward pass every named parameter has a gradient. Its size tells whether training is in good health.',
  },
  body: {
    ko: '여기 보이는 것은 기울기의 L2 노름, 곧 모든 값을 제곱해 더한 뒤 제곱근을 취한 수입니다. 크면 [[loss|손실]]이 그 방향으로 가파르고, 작으면 평평합니다.\n\n0에 가까워지면 그 층은 더 배우지 못하고(기울기 소실), 끝없이 커지면 발산합니다(기울기 폭발). 건강한 학습에서는 처음 몇백 단계 동안 크고, 그 뒤로 오르내리면서 점차 작아집니다.',
    en: 'What you see is the L2 norm: square every value, add them up, take the root. Large means that the [[loss]] is steep along that parameter, small that it is flat.\n\nA norm that goes to zero is a layer that has stopped learning (vanishing gradients); one that grows without end is a run that diverges (exploding gradients). In good health they are large in the first few hundred steps and then get smaller, going up and down.',
  },
  play: { ko: '학습하는 동안의 기울기', en: 'The gradients while it trains' },
  chart: {
    ko: '학습이 진행되는 동안 파라미터별 기울기 노름 (로그 눈금)',
    en: 'Gradient norm of each parameter as training goes on, log scale',
  },
  parameter: { ko: '파라미터', en: 'Parameter' },
  shape: { ko: '모양', en: 'Shape' },
  norm: { ko: '현재 노름', en: 'Norm now' },
  table: { ko: '파라미터별 기울기 노름', en: 'Gradient norm by parameter' },
  code: { ko: '기울기 노름을 구하는 코드', en: 'Gradient norms, in code' },
} as const satisfies Record<string, Localized>
