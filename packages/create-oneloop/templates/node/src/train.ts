import { adam, type Callback, DataLoader, earlyStopping, fit, Mlp, readCsv, table, wasm } from 'oneloop'

/** Learns one column of a table from the others. */
export async function train(csv: string, target: string, callbacks: Callback[] = []) {
  const parts = table(await readCsv(csv), { target }).split({ parts: [0.7, 0.15, 0.15], seed: 1, stratified: true })
  const model = new Mlp([parts.train.width, 32, 32, parts.train.outputs], { seed: 1 })
  await fit(model, new DataLoader(parts.train, { batchSize: 32, shuffle: true, seed: 1 }), {
    backend: wasm(),
    optimizer: adam({ learningRate: 3e-3 }),
    epochs: 60,
    validation: new DataLoader(parts.validation, { batchSize: 256 }),
    callbacks: [earlyStopping({ patience: 10, restoreBest: true }), ...callbacks],
  })
  return { model, ...parts }
}
