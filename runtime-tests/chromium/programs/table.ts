import {
  type Answer,
  crossEntropy,
  earlyStopping,
  fit,
  Mlp,
  predictRows,
  readCsv,
  readModel,
  table,
  wasm,
  weightsSha256,
  writeModel,
} from 'oneloop'

/** Flowers of three kinds in a CSV file, with cells missing. */
const flowers = `length,colour,kind\n${Array.from({ length: 90 }, (_, i) => {
  const kind = i % 3
  return `${(10 + kind * 3 + Math.sin(i)).toFixed(3)},${i % 11 === 0 ? '' : ['red', 'white', 'blue'][kind]},${['rose', 'tulip', 'iris'][kind]}`
}).join('\n')}\n`

export interface TableRun {
  readonly weights: string
  /** What the network says of every row, out of a model file of this format. */
  readonly answers: readonly Answer[]
}

/** From a CSV file to a model file and to answers. */
export async function learnTable(): Promise<{ readonly run: TableRun; readonly file: number[] }> {
  const { train, validation } = table(await readCsv(flowers), { target: 'kind' }).split({
    parts: [0.7, 0.15, 0.15],
    stratified: true,
  })
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
    backend: wasm(),
    loss: crossEntropy(),
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
