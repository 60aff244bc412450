import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '배치 크기가 64이면 한 에폭은 938단계입니다. 128로 늘리면 몇 단계일까요?',
      en: 'With 64 images in a batch an epoch has 938 steps. How many has it with 128?',
    },
    answers: [
      {
        text: { ko: '469', en: '469' },
        why: {
          ko: '60,000 ÷ 128 = 468.75이고, 남는 96장이 마지막 배치가 됩니다. 위에서 배치 크기를 128로 바꿔 보세요.',
          en: '60,000 ÷ 128 = 468.75, and the 96 left over make the last batch. Set the batch size above to 128.',
        },
        right: true,
      },
      {
        text: { ko: '938', en: '938' },
        why: {
          ko: '한 단계에 더 많은 이미지를 보므로 단계는 줄어듭니다.',
          en: 'Each step sees more images, so fewer steps are needed.',
        },
      },
      {
        text: { ko: '1,876', en: '1,876' },
        why: {
          ko: '거꾸로입니다. 배치가 두 배로 커지면 단계는 절반쯤이 됩니다.',
          en: 'The other way round: twice the batch, about half the steps.',
        },
      },
    ],
  },
  {
    ask: {
      ko: '배치 크기를 4에서 64로 늘리면 마지막 그림의 점들은 어떻게 될까요?',
      en: 'The batch grows from 4 to 64. What happens to the dots in the last chart?',
    },
    answers: [
      {
        text: { ko: '선에서 더 멀리 흩어집니다', en: 'They spread farther from the line' },
        why: {
          ko: '여러 장을 평균 내면 한 장 한 장의 차이가 지워집니다.',
          en: 'An average over more images evens out the differences of single ones.',
        },
      },
      {
        text: { ko: '선에 더 가까이 모입니다', en: 'They come nearer to the line' },
        why: {
          ko: '열여섯 배 많은 이미지를 평균 내면 흩어짐은 4분의 1쯤이 됩니다(√16 = 4). 위에서 바꿔 보세요.',
          en: 'The average of sixteen times as many images spreads about a quarter as far (√16 = 4). Try it above.',
        },
        right: true,
      },
      {
        text: { ko: '모두 선 위로 올라갑니다', en: 'They all rise above the line' },
        why: {
          ko: '선은 전체의 평균이므로 점들은 그 위와 아래에 나뉘어 있습니다.',
          en: 'The line is the mean of all, so the dots lie on both sides of it.',
        },
      },
    ],
  },
]
