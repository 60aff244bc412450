import type { ConfusionMatrix } from '@oneloop/metrics'
import type { Translate } from '../figure-labels.ts'

/** What all pictures of a confusion matrix say about it. */
export function confusionWords(confusion: ConfusionMatrix, translate: Translate) {
  const share = (confusion.accuracy * 100).toFixed(2)
  const rows = confusion.total.toLocaleString('en-US')
  const isEmpty = confusion.total === 0
  return {
    title: translate('Confusion matrix', '혼동 행렬'),
    subtitle: isEmpty ? '' : `${translate('Accuracy', '정확도')} ${share}%, n = ${rows}`,
    description: `Confusion matrix of ${confusion.classes} classes over ${rows} rows${isEmpty ? '' : `, accuracy ${share} %`}`,
    actual: translate('Actual', '실제'),
    predicted: translate('Predicted', '예측'),
  }
}
