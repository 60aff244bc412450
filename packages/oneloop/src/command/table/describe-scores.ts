import type { Scores } from '../../table/judge.ts'

/** `Accuracy: 97.3%   Loss: 0.0812   AUC: 0.998`, `MAE: 43.1   RMSE: 54.0   R²: 0.48`. */
export function describeScores(scores: Scores): string {
  return Object.entries(scores)
    .map(([name, value]) => {
      if (name === 'accuracy') return `Accuracy: ${(value * 100).toFixed(2)}%`
      if (name === 'loss') return `Loss: ${value.toFixed(4)}`
      if (name === 'r2') return `R²: ${value.toFixed(4)}`
      return `${name.toUpperCase()}: ${name === 'auc' ? value.toFixed(4) : Number(value.toPrecision(5))}`
    })
    .join('   ')
}
