/** What a peer's file exports: a function a workload that it takes part in. Each runs in a process of its own. */
export interface Peer {
  readonly epoch?: (config: EpochConfig) => Promise<EpochTask>
  readonly steps?: (config: StepsConfig) => Promise<StepsTask>
  readonly inference?: (config: InferenceConfig) => Promise<InferenceTask>
  readonly tables?: (config: TablesConfig) => Promise<TablesTask>
  readonly large?: () => Promise<LargeTask>
  readonly loading?: () => Promise<LoadingTask>
}

interface Config {
  /** The folder of the bytes that all peers read: `train-images.u8`, … */
  readonly data: string
  /** `null`: the peer's own default. */
  readonly threads: number | null
  /** What tells two rows of one peer apart, such as `{ fastMath: true }`. */
  readonly options: Readonly<Record<string, unknown>>
}

/** The lesson's epoch. */
export interface EpochConfig extends Config {
  /** The first images of the training set to learn from; 60,000 for the lesson. */
  readonly trainImages: number
}

/** Steps of 784 → width → width → 10 on dense float rows. */
export interface StepsConfig extends Config {
  readonly width: number
  readonly batchSize: number
}

export interface InferenceConfig extends Config {
  /** The trained network's folder: `model.onnx`, and one file of float32 a parameter (`fc1.weight.f32`, …). */
  readonly model: string
  readonly imagesPerCall: number
}

export interface Task {
  /** `'tfjs 4.22.0'`. */
  readonly version: string
  /** What does the work: `'WASM SIMD, 2 threads'`. */
  readonly device: string
  close?(): Promise<void>
}

export interface EpochTask extends Task {
  /** Starts anew: parameters and optimizer as before the first step. */
  reset(): Promise<void>
  /** One more epoch and the evaluation of the 10,000 test images. */
  epoch(): Promise<EpochSample>
}

export interface EpochSample {
  readonly seconds: number
  /** The part of `seconds` that was evaluation; null where the peer does not tell. */
  readonly evaluateSeconds: number | null
  /** Mean of the batches' losses. */
  readonly loss: number
  /** 0–1. */
  readonly accuracy: number
}

export interface StepsTask extends Task {
  /** @returns the seconds that so many more training steps took, the device's work included */
  run(steps: number): Promise<number>
}

export interface InferenceTask extends Task {
  /** Logits of the first 1,000 test images, `[1000, 10]`, to see that the peer computes the same. */
  logits(): Promise<readonly number[]>
  /** @returns the seconds that so many calls took, from bytes to logits in the caller's memory */
  run(calls: number): Promise<number>
}

export type TableName = 'iris' | 'wine' | 'breast-cancer' | 'digits' | 'diabetes'

export interface TablesConfig {
  /** Where the tables lie as CSV, their target column named `target`. */
  readonly folder: string
}

/** How a network did on a table. */
export interface TableFit {
  /** Accuracy of classes, R² of numbers, on the rows that were not learnt from. */
  readonly score: number
  /** Of the training alone. */
  readonly seconds: number
}

export interface TablesTask extends Task {
  /** Splits, trains and judges; the row numbers are for the other to split the same. */
  fit(name: TableName, seed: number): Promise<TableFit & { readonly train: number[]; readonly test: number[] }>
}

export interface LargeTask extends Task {
  prepare(rows: number): Promise<void>
  epoch(): Promise<LargeSample>
}

export interface LargeSample {
  readonly seconds: number
  readonly loss: number
}

export interface LoadingTask extends Task {
  /** @returns the seconds that reading the file took */
  read(path: string): Promise<number>
}
