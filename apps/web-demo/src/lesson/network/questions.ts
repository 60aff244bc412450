import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '784개의 입력을 뉴런 128개로 보내는 층의 파라미터는 몇 개일까요?',
      en: 'How many parameters has a layer from 784 inputs to 128 neurons?',
    },
    answers: [
      {
        text: { ko: '912', en: '912' },
        why: {
          ko: '더하는 것이 아니라 곱합니다. 뉴런마다 입력 784개에 대한 가중치가 따로 있습니다.',
          en: 'They are multiplied, not added: each neuron has a weight for each of the 784 inputs.',
        },
      },
      {
        text: { ko: '100,352', en: '100,352' },
        why: {
          ko: '784 × 128은 가중치의 수입니다. 뉴런마다 편향도 하나씩 있습니다.',
          en: '784 × 128 counts the weights. Each neuron has a bias too.',
        },
      },
      {
        text: { ko: '100,480', en: '100,480' },
        why: {
          ko: '가중치 784 × 128에 편향 128을 더한 수입니다. 위의 ‘신경망의 구조’에 나와 있습니다.',
          en: '784 × 128 weights and 128 biases. The network printed above says so.',
        },
        right: true,
      },
    ],
  },
  {
    ask: {
      ko: '층 사이의 활성 함수를 모두 없애면 세 층짜리 신경망은 어떻게 될까요?',
      en: 'A network of three layers loses the activations between them. What becomes of it?',
    },
    answers: [
      {
        text: { ko: '한 층으로도 할 수 있는 것만 하게 됩니다', en: 'It can do no more than one layer can' },
        why: {
          ko: '곱하고 더하는 일을 세 번 이어도 곱하고 더하는 일 한 번으로 쓸 수 있습니다.',
          en: 'To multiply and add three times over is to multiply and add once, with other numbers.',
        },
        right: true,
      },
      {
        text: { ko: '더 빨리, 똑같이 잘 배웁니다', en: 'It learns as well, and faster' },
        why: {
          ko: '조금 빨라지지만, 굽은 경계를 그릴 수 없습니다.',
          en: 'A little faster, yes; but it can no longer draw a curved border.',
        },
      },
      {
        text: { ko: '전혀 배우지 못합니다', en: 'It can’t learn at all' },
        why: {
          ko: '배우기는 합니다. 다만 한 층이 배울 수 있는 만큼만 배웁니다.',
          en: 'It does learn, as much as a single layer can.',
        },
      },
    ],
  },
]
