import type { Scores } from '../../table/judge.ts'
import { figureText } from '../training/metrics-option.ts'

/** `Accuracy: 97.3%   Loss: 0.0812   AUC: 0.998`, `MAE: 43.1   RMSE: 54.0   R²: 0.48`. */
export function describeScores(scores: Scores): string {
  return Object.entries(scores)
    .map(([name, value]) => figureText(name, value))
    .join('   ')
}
