export { checkData } from './check-data.ts'
export { local, type RunJobs, type StudyEngine, type TrainJob } from './engine.ts'
export { type Journal, type RunStudyOptions, runStudy } from './run-study.ts'
export { type SamplerName, samplerNames, settingsOf } from './samplers/index.ts'
export {
  type ChoiceParameter,
  type Condition,
  choice,
  type FloatParameter,
  float,
  type IntParameter,
  int,
  type Parameter,
  type ParameterValue,
  type Settings,
  type Space,
} from './space/parameter.ts'
export { parseSearch } from './space/parse-search.ts'
export { decodeJob, decodeJobResult, type Job, type JobResult, jobKey } from './study/job.ts'
export { optunaJournal } from './study/optuna-journal.ts'
export { bestTrial, type Progress, progressOf, type Trial } from './study/progress.ts'
export { decodeStudy, defineStudy, type Objective, type Study } from './study/study.ts'
export { trialsCsv } from './study/trials-csv.ts'
