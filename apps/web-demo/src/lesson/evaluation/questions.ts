import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '혼동 행렬에서 4행 9열에 12라고 적혀 있습니다. 무슨 뜻일까요?',
      en: 'In the confusion matrix row 4, column 9 says 12. What does it mean?',
    },
    answers: [
      {
        text: { ko: '9 열두 장을 4로 읽었습니다', en: 'Twelve nines were read as four' },
        why: {
          ko: '거꾸로입니다. 행이 실제, 열이 예측입니다.',
          en: 'The other way round: the row is what it is, the column what it was read as.',
        },
      },
      {
        text: { ko: '4 열두 장을 9로 읽었습니다', en: 'Twelve fours were read as nine' },
        why: {
          ko: '행은 실제 숫자, 열은 예측한 숫자입니다. 칸을 누르면 그 이미지들이 나옵니다.',
          en: 'The row is what it is, the column what it was read as. Press the cell to see the images.',
        },
        right: true,
      },
      {
        text: { ko: '열두 장을 맞혔습니다', en: 'Twelve images were right' },
        why: { ko: '맞힌 수는 대각선에 있습니다.', en: 'Those that are right stand on the diagonal.' },
      },
    ],
  },
  {
    ask: {
      ko: '숫자 1의 정밀도는 0.99, 재현율은 0.90입니다. 무슨 뜻일까요?',
      en: 'For the digit 1 precision is 0.99 and recall 0.90. What does it mean?',
    },
    answers: [
      {
        text: {
          ko: '1이라고 하면 거의 맞지만, 1의 10%는 놓칩니다',
          en: 'What it calls 1 nearly always is one, but it misses a tenth of them',
        },
        why: {
          ko: '정밀도는 1이라고 읽은 것 가운데, 재현율은 실제 1 가운데 맞은 비율입니다.',
          en: 'Precision is counted among those read as 1, recall among those that are 1.',
        },
        right: true,
      },
      {
        text: {
          ko: '1은 거의 다 찾지만, 1이라고 한 것의 10%는 다른 숫자입니다',
          en: 'It finds nearly all of them, but a tenth of what it calls 1 is something else',
        },
        why: {
          ko: '그것은 재현율이 0.99, 정밀도가 0.90일 때입니다.',
          en: 'That would be recall 0.99 and precision 0.90.',
        },
      },
      {
        text: {
          ko: '전체 정확도가 0.90과 0.99 사이입니다',
          en: 'Its accuracy over all digits is between 0.90 and 0.99',
        },
        why: {
          ko: '한 숫자의 점수만으로 전체 정확도를 알 수는 없습니다.',
          en: 'The scores of one digit don’t tell the accuracy over all.',
        },
      },
    ],
  },
]
