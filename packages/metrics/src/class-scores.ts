/** How well one class, or a mean over classes, is recognised. All but `support` are 0–1. */
export interface ClassScores {
  /** The fraction of the rows predicted as this class that are of it. 0 where none was predicted. */
  readonly precision: number
  /** The fraction of the rows of this class that are predicted as it. 0 where there are none. */
  readonly recall: number
  /** The harmonic mean of precision and recall, `2·TP / (2·TP + FP + FN)`. 0 where both are 0. */
  readonly f1: number
  /** Rows of this class. */
  readonly support: number
}

/** Scores from counts. A 0/0 counts as 0, as in scikit-learn. */
export function classScores(truePositives: number, predicted: number, support: number): ClassScores {
  return {
    precision: ratio(truePositives, predicted),
    recall: ratio(truePositives, support),
    f1: ratio(2 * truePositives, predicted + support),
    support,
  }
}

/** The mean of `scores`, each counted `weights[i]` times; `support` is the sum. */
export function averageScores(scores: readonly ClassScores[], weights: readonly number[]): ClassScores {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (of: (score: ClassScores) => number) =>
    ratio(
      scores.reduce((sum, score, i) => sum + of(score) * weights[i]!, 0),
      total,
    )
  return {
    precision: mean((score) => score.precision),
    recall: mean((score) => score.recall),
    f1: mean((score) => score.f1),
    support: scores.reduce((sum, score) => sum + score.support, 0),
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator
}
