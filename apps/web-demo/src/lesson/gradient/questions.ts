import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: 'dL/dw = −3입니다. 손실을 줄이려면 w를 어떻게 해야 할까요?',
      en: 'dL/dw is −3. What must happen to w for the loss to fall?',
    },
    answers: [
      {
        text: { ko: '높입니다', en: 'It must grow' },
        why: {
          ko: '기울기가 음수이면 w를 높일 때 손실이 줄어듭니다. 갱신 식에서도 −η · (−3)은 양수입니다.',
          en: 'Where the gradient is negative, a larger w means a smaller loss. In the update −η · (−3) is positive.',
        },
        right: true,
      },
      {
        text: { ko: '낮춥니다', en: 'It must shrink' },
        why: {
          ko: '기울기의 반대쪽으로 갑니다. 음수의 반대쪽은 위입니다.',
          en: 'The way down is against the gradient, and against a negative one is up.',
        },
      },
      {
        text: { ko: '학습률에 따라 다릅니다', en: 'That depends on the learning rate' },
        why: {
          ko: '학습률은 얼마나 갈지를 정하고, 어느 쪽으로 갈지는 기울기의 부호가 정합니다.',
          en: 'The rate decides how far; which way is the gradient’s sign.',
        },
      },
    ],
  },
  {
    ask: {
      ko: 'w = 2, dL/dw = 4, 학습률은 0.1입니다. 한 번 갱신하면 w는 얼마일까요?',
      en: 'w = 2, dL/dw = 4, and the learning rate is 0.1. What is w after one update?',
    },
    answers: [
      {
        text: { ko: '2.4', en: '2.4' },
        why: { ko: '기울기 쪽이 아니라 그 반대쪽으로 갑니다.', en: 'It goes against the gradient, not along it.' },
      },
      {
        text: { ko: '−2', en: '−2' },
        why: {
          ko: '학습률을 곱하지 않고 4를 그대로 뺐습니다.',
          en: 'That takes off all of 4: the learning rate was left out.',
        },
      },
      {
        text: { ko: '1.6', en: '1.6' },
        why: {
          ko: '2 − 0.1 × 4 = 1.6입니다. 위의 곡선에서 한 번씩 갱신해 보세요.',
          en: '2 − 0.1 × 4 = 1.6. Update once, and again, on the curve above.',
        },
        right: true,
      },
    ],
  },
]
