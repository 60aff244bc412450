import type { Question } from '../../check/question.ts'

export const questions: readonly Question[] = [
  {
    ask: {
      ko: '틀린 예측이 둘 있습니다. A는 정답에 0.3을, B는 0.01을 주었습니다. 손실은 어떻게 다를까요?',
      en: 'Two predictions are wrong. A gave the right answer 0.3, B gave it 0.01. How do their losses differ?',
    },
    answers: [
      {
        text: { ko: '둘 다 틀렸으므로 같습니다', en: 'Both are wrong, so they are the same' },
        why: {
          ko: '손실은 맞고 틀림이 아니라 정답에 준 확률을 봅니다.',
          en: 'The loss looks at the probability of the right answer, not at right or wrong.',
        },
      },
      {
        text: { ko: 'B가 서른 배 큽니다', en: 'B’s is thirty times as large' },
        why: {
          ko: '확률은 서른 배 차이지만, 로그는 그보다 훨씬 느리게 커집니다.',
          en: 'The probabilities differ thirtyfold; the logarithm grows far more slowly.',
        },
      },
      {
        text: { ko: 'B가 네 배 가까이 큽니다', en: 'B’s is nearly four times as large' },
        why: {
          ko: '−ln 0.3 ≈ 1.20, −ln 0.01 ≈ 4.61입니다. 위에서 로짓을 움직여 p를 0.3과 0.01로 만들어 보세요.',
          en: '−ln 0.3 ≈ 1.20 and −ln 0.01 ≈ 4.61. Move the logits above until p is 0.3, then 0.01.',
        },
        right: true,
      },
    ],
  },
  {
    ask: {
      ko: '열 가지가 아니라 백 가지로 나누는 신경망이라면, 배우기 전의 손실은 얼마쯤일까요?',
      en: 'A network tells a hundred classes apart, not ten. Where does its loss begin?',
    },
    answers: [
      {
        text: { ko: '2.303쯤', en: 'near 2.303' },
        why: { ko: '열 가지일 때의 값입니다.', en: 'That is where it begins with ten.' },
      },
      {
        text: { ko: '4.605쯤', en: 'near 4.605' },
        why: {
          ko: '하나하나에 0.01씩 나눠 주므로 −ln 0.01 ≈ 4.605입니다.',
          en: 'Each gets about 0.01, and −ln 0.01 ≈ 4.605.',
        },
        right: true,
      },
      {
        text: { ko: '23.03쯤', en: 'near 23.03' },
        why: {
          ko: '가짓수가 열 배가 되면 손실은 열 배가 아니라 ln 10 ≈ 2.303만큼 커집니다.',
          en: 'Ten times the classes adds ln 10 ≈ 2.303; it does not multiply by ten.',
        },
      },
    ],
  },
]
