import {
  type Answer,
  binaryCrossEntropy,
  crossEntropy,
  earlyStopping,
  fit,
  Mlp,
  meanSquaredError,
  predictRows,
  readCsv,
  readModel,
  table,
  wasm,
  weightsSha256,
  writeModel,
} from 'oneloop'

/** Flowers of three kinds in a CSV file, with cells missing. */
const flowers = `length,colour,kind,price,sold,fresh\n${Array.from({ length: 90 }, (_, i) => {
  const kind = i % 3
  const length = 10 + kind * 3 + Math.sin(i)
  const colour = i % 11 === 0 ? '' : ['red', 'white', 'blue'][kind]
  const [sold, fresh] = [length > 12 ? 'yes' : 'no', i % 4 === 0 || kind === 1 ? 'yes' : 'no']
  return `${length.toFixed(3)},${colour},${['rose', 'tulip', 'iris'][kind]},${(100 * length + i).toFixed(2)},${sold},${fresh}`
}).join('\n')}\n`

/** One target of each task, and its loss. */
const tasks = {
  classification: { target: 'kind', loss: crossEntropy() },
  regression: { target: 'price', loss: meanSquaredError() },
  multilabel: { target: ['sold', 'fresh'], loss: binaryCrossEntropy() },
} as const

export type TaskName = keyof typeof tasks
export const taskNames = Object.keys(tasks) as TaskName[]

export interface TableRun {
  readonly weights: string
  /** What the network says of every row, out of a model file of this format. */
  readonly answers: readonly Answer[]
}

/** From a CSV file to a model file and to answers. */
export async function learnTable(task: TaskName): Promise<{ readonly run: TableRun; readonly file: number[] }> {
  const { target, loss } = tasks[task]
  const flowersTable = table(await readCsv(flowers), { target })
  const { train, validation } = flowersTable.split({
    parts: [0.7, 0.15, 0.15],
    stratified: task === 'classification',
  })
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
    backend: wasm(),
    loss,
    epochs: 20,
    validation: validation.loader(),
    callbacks: [earlyStopping({ patience: 5 })],
  })
  const file = writeModel(model, 'safetensors', { preprocessing: train.preprocessing })
  const answers = await answerTable([...file])
  return { run: { weights: await weightsSha256(model.parameters), answers }, file: [...file] }
}

/** The answers of a model file for the same rows. */
export async function answerTable(file: readonly number[]): Promise<readonly Answer[]> {
  const { model, preprocessing } = await readModel(Uint8Array.from(file))
  return predictRows(model, preprocessing!, await readCsv(flowers))
}
