export const text = {
  lead: {
    ko: '예측이 얼마나 틀렸는지를 숫자 하나로 나타냅니다. 작을수록 좋습니다.',
    en: 'How wrong a prediction is, as one number. Smaller is better.',
  },
  body: {
    ko: '신경망의 마지막 층은 열 개의 숫자마다 점수를 하나씩 냅니다. 이 점수를 [[logit|로짓]]이라 하고, [[softmax|소프트맥스]]는 로짓을 모두 더해 1이 되는 확률로 바꿉니다.\n\n[[cross-entropy|교차 엔트로피]]는 그 가운데 정답에 준 확률 p만 봅니다. [[loss|손실]]은 **−ln p**입니다. p가 1이면 손실은 0이고, p가 0에 가까워질수록 끝없이 커집니다. 그래서 모른다고 말할 때보다 **자신 있게 틀릴 때** 손실이 훨씬 큽니다.',
    en: 'The last layer gives each of the ten digits a score, its [[logit]]. [[softmax|Softmax]] turns the scores into probabilities that add up to 1.\n\n[[cross-entropy|Cross entropy]] looks only at the probability p that the right answer was given: the [[loss]] is **−ln p**. At p = 1 it is 0, and towards p = 0 it grows without end. So it costs far more to be **sure and wrong** than to say “I don’t know”.',
  },
  play: { ko: '점수를 움직여 예측을 바꿔 보세요', en: 'Move the scores and change the prediction' },
  answer: { ko: '정답', en: 'Right answer' },
  start: { ko: '이런 예측이라면', en: 'Start from' },
  presets: {
    clueless: { ko: '아무것도 모름', en: 'knows nothing' },
    sure: { ko: '자신 있게 맞힘', en: 'sure and right' },
    torn: { ko: '둘 사이에서 망설임', en: 'torn between two' },
    wrong: { ko: '자신 있게 틀림', en: 'sure and wrong' },
  },
  digit: { ko: '숫자', en: 'Digit' },
  logit: { ko: '로짓', en: 'Logit' },
  probability: { ko: '확률', en: 'Probability' },
  slope: { ko: '기울기 p − t', en: 'Gradient p − t' },
  logitOf: { ko: '숫자 {digit}의 로짓', en: 'Logit of digit {digit}' },
  loss: { ko: '손실', en: 'Loss' },
  given: { ko: '정답에 준 확률 p', en: 'Given to the right answer, p' },
  chart: {
    ko: '확률 p에 따른 손실 −ln p. 점은 지금 예측입니다',
    en: 'The loss −ln p over p. The dot is the prediction now',
  },
  descend: { ko: '기울기의 반대쪽으로 한 번', en: 'One step against the gradient' },
  descendNote: {
    ko: '표의 마지막 열은 손실을 로짓마다 미분한 [[gradient|기울기]]입니다. 정답(t = 1)에서는 음수라 점수를 올려야 하고, 나머지(t = 0)에서는 양수라 내려야 합니다. 버튼을 누를 때마다 손실이 줄어드는지 보세요.',
    en: 'The last column is the [[gradient]] of the loss by each logit. At the right answer (t = 1) it is negative: raise that score. At the others (t = 0) it is positive: lower them. Press the button and watch the loss fall.',
  },
  clueless: {
    ko: '아직 배우지 않은 신경망은 열 숫자에 0.1쯤씩 나눠 줍니다. 그래서 손실은 −ln 0.1 ≈ 2.303에서 출발합니다.',
    en: 'A network that has learnt nothing gives each digit about 0.1, so its loss begins near −ln 0.1 ≈ 2.303.',
  },
  code: { ko: '손실은 데이터입니다', en: 'The loss is data' },
} as const
