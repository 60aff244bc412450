/** The files of a study's folder, besides the study and its journal. */
export const SWEEP_FILES = {
  lock: 'study.lock',
  trials: 'trials.csv',
  model: 'model.safetensors',
  report: 'report.html',
  /** For optuna-dashboard. */
  optuna: 'optuna.log',
  /** A folder of the runs. */
  runs: 'trials',
  /** A folder of results that `oneloop trial` left, for `oneloop collect`. */
  results: 'results',
} as const
