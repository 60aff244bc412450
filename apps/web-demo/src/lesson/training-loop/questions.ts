import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '손실을 구한 바로 다음에는 무엇을 할까요?',
      en: 'The loss of a batch is known. What comes next?',
    },
    answers: [
      {
        text: { ko: '가중치를 고칩니다', en: 'The weights are changed' },
        why: {
          ko: '어느 쪽으로 고칠지 아직 모릅니다. 기울기가 먼저 있어야 합니다.',
          en: 'Which way? The gradients must be found first.',
        },
      },
      {
        text: { ko: '다음 배치를 꺼냅니다', en: 'The next batch is taken' },
        why: {
          ko: '그러면 이 배치에서는 아무것도 배우지 못합니다.',
          en: 'Then nothing would be learnt from this one.',
        },
      },
      {
        text: { ko: '역전파로 기울기를 구합니다', en: 'The backward pass finds the gradients' },
        why: {
          ko: '손실에서 거꾸로 나아가며 기울기를 구한 뒤에 옵티마이저가 가중치를 고칩니다. 위에서 한 단계씩 눌러 보세요.',
          en: 'It goes back from the loss; then the optimizer moves the weights. Take single steps above.',
        },
        right: true,
      },
    ],
  },
  {
    ask: {
      ko: '학습한 이미지는 모두 맞히는데 따로 둔 이미지의 손실은 커지고 있습니다. 무엇이 가장 도움이 될까요?',
      en: 'All images it learns from are right, and the loss on those held back grows. What helps most?',
    },
    answers: [
      {
        text: { ko: '더 많은 데이터', en: 'More data' },
        why: {
          ko: '많은 답을 모두 외우기는 어려우므로 규칙을 배우게 됩니다.',
          en: 'So many answers can’t be learnt by heart; it has to learn the rule.',
        },
        right: true,
      },
      {
        text: { ko: '더 많은 에폭', en: 'More epochs' },
        why: {
          ko: '더 오래 외우기만 합니다. 따로 둔 이미지의 손실은 계속 커집니다.',
          en: 'It would go on learning by heart, and the loss on those held back would go on growing.',
        },
      },
      {
        text: { ko: '더 큰 신경망', en: 'A larger network' },
        why: {
          ko: '파라미터가 많아지면 외우기가 더 쉬워집니다.',
          en: 'More parameters make it easier still to learn by heart.',
        },
      },
    ],
  },
]
