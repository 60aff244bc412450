import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '손실은 아직 큰데 첫째 층의 기울기 노름만 0에 가깝습니다. 무슨 일일까요?',
      en: 'The loss is still high, but the gradient norm of the first layer is nearly 0. What is going on?',
    },
    answers: [
      {
        text: { ko: '그 층은 다 배웠습니다', en: 'That layer has learnt all it can' },
        why: {
          ko: '그렇다면 손실도 작아야 합니다.',
          en: 'Then the loss would be low too.',
        },
      },
      {
        text: { ko: '그 층까지 기울기가 닿지 않습니다', en: 'The gradient does not reach that layer' },
        why: {
          ko: '기울기 소실입니다. Sigmoid를 여러 층 쌓으면 생기기 쉽습니다. 위의 신경망에서 활성 함수를 바꿔 학습해 보세요.',
          en: 'It vanishes on the way, as it easily does through several layers of Sigmoid. Train such a network and look.',
        },
        right: true,
      },
      {
        text: { ko: '학습률이 너무 큽니다', en: 'The learning rate is too large' },
        why: {
          ko: '너무 크면 노름은 작아지지 않고 커집니다.',
          en: 'Then norms would grow, not shrink.',
        },
      },
    ],
  },
  {
    ask: {
      ko: '노름이 몇 단계마다 열 배씩 커집니다. 무엇부터 해 볼까요?',
      en: 'The norms grow tenfold every few steps. What do you try first?',
    },
    answers: [
      {
        text: { ko: '학습률을 낮춥니다', en: 'A smaller learning rate' },
        why: {
          ko: '갱신할 때마다 바닥을 지나쳐 멀어지고 있습니다. 보폭을 줄이거나, 기울기의 크기에 한계를 둡니다.',
          en: 'Every update lands farther away. Take shorter steps, or put a limit on the gradient’s norm.',
        },
        right: true,
      },
      {
        text: { ko: '더 오래 학습합니다', en: 'To train for longer' },
        why: {
          ko: '발산하는 학습은 기다려도 돌아오지 않습니다.',
          en: 'A run that diverges does not come back by waiting.',
        },
      },
      {
        text: { ko: '층을 더합니다', en: 'More layers' },
        why: {
          ko: '곱하는 횟수가 늘어 더 심해지기 쉽습니다.',
          en: 'More factors to multiply tend to make it worse.',
        },
      },
    ],
  },
]
