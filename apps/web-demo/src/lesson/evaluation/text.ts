import type { Localized } from '../../i18n/language.ts'

export const text = {
  lead: {
    ko: '배운 것을 외운 것과 가려내려면, 한 번도 보지 않은 숫자로 물어봐야 합니다.',
    en: 'To tell learning from memorising, ask about digits that it has never seen.',
  },
  body: {
    ko: '테스트 이미지 10,000장은 학습에 쓰지 않습니다. 평가에서는 [[dropout|드롭아웃]]을 끄고, 기울기를 구하지 않고, 가장 큰 출력이 정답과 같은지만 셉니다. 맞힌 비율이 [[accuracy|정확도]]입니다.\n\n어떤 숫자를 어떤 숫자로 잘못 읽었는지는 [[confusion-matrix|혼동 행렬]]이 보여 줍니다. 행은 실제 숫자, 열은 예측한 숫자이고, 대각선의 칸이 맞힌 수입니다.',
    en: 'The 10,000 test images play no part in training. Evaluation switches [[dropout]] off, finds no gradients, and only counts how often the largest output is the right one. That share is the [[accuracy]].\n\nWhich digit was taken for which is what the [[confusion-matrix|confusion matrix]] shows: a row is what the digit is, a column what it was read as. The diagonal is right.',
  },
  play: { ko: '이 신경망의 평가 결과', en: 'This network’s report' },
  mostWrong: { ko: '가장 자신 있게 틀린 숫자', en: 'Wrong, and surest of it' },
  pressCell: { ko: '칸을 누르면 그 이미지들이 나옵니다', en: 'press a cell to see its images' },
  cell: {
    ko: '실제 {actual}, 예측 {predicted}: {n}장',
    en: 'Is {actual}, read as {predicted}: {n} {n:image|images}',
  },
  someShown: { ko: '그중 가장 확신한 {n}장입니다.', en: 'The {n} it was surest of:' },
  reading: {
    ko: '실제 {actual}, 예측 {predicted}, {percent}%',
    en: 'is {actual}, read as {predicted}, {percent}% sure',
  },
  detail: {
    ko: '테스트 이미지 {index}번: 실제 {actual}, 예측 {predicted}',
    en: 'Test image {index}: is {actual}, read as {predicted}',
  },
  probabilities: { ko: '숫자별 확률', en: 'Probability of each digit' },
  perClass: { ko: '숫자별 점수', en: 'Digit by digit' },
  digit: { ko: '숫자', en: 'Digit' },
  precision: { ko: '정밀도', en: 'Precision' },
  recall: { ko: '재현율', en: 'Recall' },
  f1: { ko: 'F1', en: 'F1' },
  support: { ko: '이미지 수', en: 'Images' },
  perClassNote: {
    ko: '**정밀도**: 그 숫자라고 읽은 것 가운데 맞은 비율. **재현율**: 그 숫자 가운데 알아본 비율. **F1**: 둘의 조화 평균.',
    en: '**Precision**: of those read as this digit, the share that are. **Recall**: of this digit, the share recognised. **F1**: the harmonic mean of both.',
  },
  code: { ko: '평가하는 코드', en: 'Evaluating, in code' },
} as const satisfies Record<string, Localized>
