import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '8의 로짓은 4.0, 5의 로짓은 3.9이고 나머지는 0보다 작습니다. 신경망의 답은 무엇일까요?',
      en: 'The logit of 8 is 4.0, that of 5 is 3.9, all others are below 0. What is the network’s answer?',
    },
    answers: [
      {
        text: { ko: '5', en: '5' },
        why: { ko: '3.9는 4.0보다 작습니다. 차이는 작아도 그렇습니다.', en: '3.9 is less than 4.0, if only a little.' },
      },
      {
        text: { ko: '8', en: '8' },
        why: {
          ko: '가장 큰 로짓의 자리가 답입니다. 다만 5와 거의 비슷하므로 확률은 둘 다 50%에 가깝습니다.',
          en: 'The place of the largest logit is the answer. It is not sure of it: both get nearly 50 %.',
        },
        right: true,
      },
      {
        text: { ko: '답이 없습니다. 더해서 1이 되지 않으니까요', en: 'None: they don’t add up to 1' },
        why: {
          ko: '로짓은 아직 확률이 아닙니다. 소프트맥스를 거쳐야 더해서 1이 됩니다.',
          en: 'Logits are no probabilities yet. Softmax makes them add up to 1.',
        },
      },
    ],
  },
  {
    ask: {
      ko: '은닉층의 ReLU 뉴런에서 가중치 × 입력을 모두 더하니 −2.5이고, 편향은 1입니다. 출력은 얼마일까요?',
      en: 'In a hidden ReLU neuron the weights × inputs add up to −2.5, and its bias is 1. What does it put out?',
    },
    answers: [
      {
        text: { ko: '0', en: '0' },
        why: {
          ko: '−2.5 + 1 = −1.5이고, ReLU는 음수를 0으로 만듭니다. 위에서 출력이 0인 뉴런을 찾아보세요.',
          en: '−2.5 + 1 = −1.5, and ReLU turns a negative into 0. Look for a neuron above that puts out 0.',
        },
        right: true,
      },
      {
        text: { ko: '−1.5', en: '−1.5' },
        why: { ko: '활성 함수를 거치기 전의 값입니다.', en: 'That is the value before the activation.' },
      },
      {
        text: { ko: '1', en: '1' },
        why: {
          ko: '편향만 나오는 것이 아닙니다. 먼저 합에 더합니다.',
          en: 'The bias doesn’t stand alone: it is added to the sum first.',
        },
      },
    ],
  },
]
