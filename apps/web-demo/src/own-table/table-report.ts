import {
  accuracy,
  argMax,
  type ColumnImportance,
  ConfusionMatrix,
  inputWidth,
  judge,
  type Metric,
  type Mlp,
  meanAbsoluteError,
  type Preprocessing,
  permutationImportance,
  type Scores,
  softmax,
  type Targets,
  wasm,
} from 'oneloop'
import type { TablePlan } from './table-plan.ts'

/** How a trained network does on the rows that it never learnt from. */
export interface TableReport {
  readonly rows: number
  readonly scores: Scores
  /** The same score of whoever always says the commonest class, or the mean. */
  readonly baseline: number
  readonly detail: ClassDetail | ValueDetail
  /** By how much the score gets worse without a column, the most important first. */
  readonly importance: readonly ColumnImportance[]
}

export interface ClassDetail {
  readonly kind: 'classes'
  readonly names: readonly string[]
  /** `[actual][predicted]` */
  readonly confusion: readonly (readonly number[])[]
  /** Of each test row: its row in the table, its class, what it was taken for and how surely (0–1). */
  readonly rows: readonly {
    readonly row: number
    readonly actual: number
    readonly predicted: number
    readonly probability: number
  }[]
}

export interface ValueDetail {
  readonly kind: 'values'
  readonly name: string
  /** In the column's own units. */
  readonly points: readonly (readonly [actual: number, predicted: number])[]
}

/** Importance is measured on so many rows at most: the network goes over them five times a column. */
const MOST_ROWS = 500
/** Longer than this the page would not answer. */
const TURN_MS = 12

export async function reportOf({ test, loss, table }: TablePlan, model: Mlp): Promise<TableReport> {
  const preprocessing = test.preprocessing!
  const judged = await judge(model, test, { backend: wasm({ threads: 1 }), loss, batchSize: 1000 })
  const { outputs, targets } = judged
  const common = {
    rows: test.length,
    scores: judged.scores,
    importance: await importanceOf(model, preprocessing, gather(test.features, test.indices, test.width), targets),
  }
  if (targets.kind !== 'classes') {
    const points = Array.from(targets.data, (actual, i) => [actual, outputs[i]!] as const)
    const mean = points.reduce((sum, [actual]) => sum + actual, 0) / points.length
    const baseline = points.reduce((sum, [actual]) => sum + Math.abs(actual - mean), 0) / points.length
    return { ...common, baseline, detail: { kind: 'values', name: table.targets[0]!, points } }
  }
  const names = test.classNames
  const predicted = argMax(outputs, names.length)
  const probabilities = softmax(outputs, names.length)
  const confusion = ConfusionMatrix.from(predicted, targets.data, names.length).toJSON()
  const rows = Array.from(test.indices, (row, i) => ({
    row,
    actual: targets.data[i]!,
    predicted: predicted[i]!,
    probability: probabilities[i * names.length + predicted[i]!]!,
  }))
  const baseline = Math.max(...test.classCounts()) / test.length
  return { ...common, baseline, detail: { kind: 'classes', names, confusion, rows } }
}

async function importanceOf(
  model: Mlp,
  { inputs, target }: Preprocessing,
  features: Float32Array,
  targets: Targets,
): Promise<ColumnImportance[]> {
  const width = model.layers[0]!.in
  const rows = Math.min(MOST_ROWS, features.length / width)
  let place = 0
  const columns = Object.fromEntries(
    inputs.map((input) => {
      const own = Array.from({ length: inputWidth(input) }, () => place++)
      return [input.name, own]
    }),
  )
  const scale = target.kind === 'values' ? target.columns[0]! : { scale: 1, offset: 0 }
  const metric: Metric = target.kind === 'values' ? meanAbsoluteError : accuracy
  let since = performance.now()
  return permutationImportance({
    async predict(changed: Float32Array) {
      if (performance.now() - since > TURN_MS) {
        await new Promise((resolve) => setTimeout(resolve))
        since = performance.now()
      }
      return model.forward(changed).map((output) => output * scale.scale + scale.offset)
    },
    features: features.subarray(0, rows * width),
    targets: { ...targets, data: targets.data.subarray(0, rows) } as Targets,
    columns,
    metric,
    mode: target.kind === 'values' ? 'min' : 'max',
    seed: 1,
  })
}

function gather(features: Float32Array, indices: Uint32Array, width: number): Float32Array {
  const gathered = new Float32Array(indices.length * width)
  for (const [i, row] of indices.entries()) gathered.set(features.subarray(row * width, (row + 1) * width), i * width)
  return gathered
}
