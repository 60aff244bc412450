export { type MlflowOptions, mlflow } from './mlflow/mlflow.ts'
export { encodeEvent, type LogEvent } from './tensorboard/encode-event.ts'
export { type EventOptions, type EventSink, eventWriter } from './tensorboard/event-writer.ts'
export type { Hyperparameters } from './tensorboard/hyperparameters.ts'
