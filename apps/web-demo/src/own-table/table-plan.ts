import type { TrainOptions } from '@oneloop/browser'
import {
  adam,
  type Columns,
  type Dataset,
  LESSON,
  type Loss,
  losses,
  Mlp,
  type Table,
  type TableDefaults,
  type Task,
  table,
  tableDefaults,
  taskLosses,
} from 'oneloop'

/** What the visitor has chosen of a table. */
export interface TableChoice {
  readonly target: string
  /** Columns not to learn from. */
  readonly drop: readonly string[]
  /** Null: what the target says. */
  readonly task: Task | null
  /** Null: what suits the number of rows. */
  readonly epochs: number | null
  readonly learningRate: number
  readonly seed: number
}

export const DEFAULT_CHOICE: Omit<TableChoice, 'target'> = {
  drop: [],
  task: null,
  epochs: null,
  learningRate: LESSON.learningRate,
  seed: LESSON.seed,
}

/** All that is decided before the first step, as `oneloop train FILE` decides it. */
export interface TablePlan {
  readonly choice: TableChoice
  readonly table: Table
  readonly train: Dataset<Float32Array>
  readonly validation: Dataset<Float32Array>
  readonly test: Dataset<Float32Array>
  /** Inputs, hidden layers, outputs. */
  readonly widths: readonly number[]
  readonly defaults: TableDefaults
  readonly loss: Loss
}

/** Of the rows: to learn from, to stop by, and to grade by. */
const PARTS = [0.7, 0.15, 0.15] as const

/** @throws OneloopError what `table` and `split` throw */
export function planTable(columns: Columns, choice: TableChoice): TablePlan {
  const { target, drop, task, epochs, seed } = choice
  const made = table(columns, { target, drop, ...(task !== null && { task }) })
  const { train, validation, test } = made.split({
    parts: PARTS,
    seed,
    stratified: made.task === 'classification',
  })
  const defaults = tableDefaults(train.length, epochs === null ? {} : { epochs })
  const widths = [train.width, ...defaults.hidden, train.outputs]
  return { choice, table: made, train, validation, test, widths, defaults, loss: losses[taskLosses[made.task]]() }
}

/** The run of a plan. */
export function runOptions({ choice, train, validation, widths, defaults, loss }: TablePlan): TrainOptions {
  const { learningRate, seed } = choice
  const { batchSize, epochs, patience } = defaults
  return {
    model: new Mlp(widths, { seed }),
    data: train.loader({ batchSize, shuffle: true, seed }),
    validation: validation.loader(),
    epochs,
    loss,
    optimizer: adam({ learningRate }),
    seed,
    earlyStopping: { patience },
    // There is nothing to go on from between two visits.
    checkpointEpochs: epochs,
  }
}

/** The same run on the command line. */
export function commandLine(file: string, { choice, table: { task } }: TablePlan): string {
  const options = [
    `--target ${word(choice.target)}`,
    ...(choice.drop.length > 0
      ? [`--drop ${word(choice.drop.map((name) => name.replaceAll(',', '\\,')).join(','))}`]
      : []),
    ...(choice.task === null ? [] : [`--task ${task}`]),
    ...(choice.epochs === null ? [] : [`--epochs ${choice.epochs}`]),
    ...(choice.learningRate === DEFAULT_CHOICE.learningRate ? [] : [`--learning-rate ${choice.learningRate}`]),
    ...(choice.seed === DEFAULT_CHOICE.seed ? [] : [`--seed ${choice.seed}`]),
  ]
  return `npx oneloop train ${word(file)} ${options.join(' ')}`
}

/** As a shell reads it. */
function word(text: string): string {
  return /^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
