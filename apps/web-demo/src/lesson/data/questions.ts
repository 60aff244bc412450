import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '어떤 칸의 값이 255(흰색)입니다. (x ÷ 255 − 0.5) ÷ 0.5로 정규화하면 얼마가 될까요?',
      en: 'A cell holds 255 (white). What does normalisation, (x ÷ 255 − 0.5) ÷ 0.5, make of it?',
    },
    answers: [
      {
        text: { ko: '0.5', en: '0.5' },
        why: {
          ko: '255 ÷ 255 = 1에서 0.5를 빼면 0.5이지만, 아직 0.5로 나누지 않았습니다.',
          en: '255 ÷ 255 = 1, less 0.5 is 0.5; but then it is divided by 0.5.',
        },
      },
      {
        text: { ko: '1', en: '1' },
        why: {
          ko: '(1 − 0.5) ÷ 0.5 = 1입니다. 위의 큰 이미지에서 흰 칸을 짚고 마지막 값을 보세요.',
          en: '(1 − 0.5) ÷ 0.5 = 1. Point at a white cell of the enlarged image and read the last value.',
        },
        right: true,
      },
      {
        text: { ko: '255', en: '255' },
        why: {
          ko: '정규화한 값은 모두 −1과 1 사이에 있습니다.',
          en: 'After it, all values lie between −1 and 1.',
        },
      },
    ],
  },
  {
    ask: {
      ko: '10,000장은 왜 학습할 때 한 번도 보여 주지 않을까요?',
      en: 'Why are 10,000 images never shown while it learns?',
    },
    answers: [
      {
        text: { ko: '모두 배우면 시간이 너무 오래 걸려서', en: 'All of them would take too long' },
        why: {
          ko: '학습에 걸리는 시간은 조금밖에 달라지지 않습니다. 까닭은 따로 있습니다.',
          en: 'Training would take only a little longer. That is not the reason.',
        },
      },
      {
        text: { ko: '더 어려운 숫자들이라서', en: 'They are the harder ones' },
        why: {
          ko: '두 묶음은 같은 방식으로 모은 숫자입니다.',
          en: 'Both parts are of the same kind.',
        },
      },
      {
        text: { ko: '처음 보는 숫자도 읽는지 재려고', en: 'To measure how it reads digits it has never seen' },
        why: {
          ko: '본 적이 있는 숫자로 물으면 외운 것과 배운 것을 가려낼 수 없습니다.',
          en: 'Asked about digits that it has seen, memory can’t be told from skill.',
        },
        right: true,
      },
    ],
  },
]
