import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '97%를 맞히는 신경망을 파일에 담아, 아무것도 배우지 않은 같은 모양의 신경망에 넣었습니다. 정확도는 얼마일까요?',
      en: 'A network that gets 97 % right is saved, and loaded into a fresh one of the same shape. What is its accuracy?',
    },
    answers: [
      {
        text: { ko: '10%쯤: 다시 배워야 합니다', en: 'About 10 %: it must learn again' },
        why: {
          ko: '배운 것은 모두 파라미터에 들어 있습니다.',
          en: 'All that was learnt is in the parameters.',
        },
      },
      {
        text: { ko: '97%보다 조금 낮습니다', en: 'A little below 97 %' },
        why: {
          ko: '파일에는 숫자가 한 비트도 빠짐없이 담깁니다.',
          en: 'The file holds every bit of the numbers.',
        },
      },
      {
        text: { ko: '똑같이 97%', en: '97 %, just the same' },
        why: {
          ko: '같은 숫자로 같은 계산을 하므로 예측도 같습니다. 위에서 내려받아 다시 열어 보세요.',
          en: 'The same numbers, the same sums, the same predictions. Download it above and open it again.',
        },
        right: true,
      },
    ],
  },
  {
    ask: {
      ko: '3에폭에서 탭을 닫았다가 이어서 5에폭까지 학습했습니다. 중지하지 않은 학습과 가중치를 견주면 어떨까요?',
      en: 'You close the tab after epoch 3 and resume, up to epoch 5. How do the weights compare with a run never stopped?',
    },
    answers: [
      {
        text: { ko: '한 비트도 다르지 않습니다', en: 'They are the same to the bit' },
        why: {
          ko: '옵티마이저의 기억과 데이터에서의 위치까지 보관하기 때문입니다. SHA-256을 견주어 보세요.',
          en: 'The optimizer’s memory and the place in the data are kept too. Compare the SHA-256.',
        },
        right: true,
      },
      {
        text: { ko: '거의 비슷하지만 같지는 않습니다', en: 'Close, but not the same' },
        why: {
          ko: '가중치만 보관한다면 그렇습니다. 이 페이지는 옵티마이저의 기억도 보관합니다.',
          en: 'So it would be if the weights alone were kept. This page keeps the optimizer’s memory as well.',
        },
      },
      {
        text: { ko: '전혀 다릅니다. 순서를 새로 섞으니까요', en: 'Quite different: the order is shuffled anew' },
        why: {
          ko: '순서는 시드와 에폭 번호만으로 정해지므로 이어서 해도 같습니다.',
          en: 'The order depends on the seed and the epoch’s number alone, so it is the same.',
        },
      },
    ],
  },
]
