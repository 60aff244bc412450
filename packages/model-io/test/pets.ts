import { type Cell, encodeInputs, fromRows, type Preprocessing, type TableOptions, table } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'

export type Pet = Readonly<Record<string, Cell>>

/** Rows with a number, a category and a yes-or-no, cells missing here and there. */
const learnt: readonly Pet[] = Array.from({ length: 60 }, (_, i) => ({
  weight: i % 7 === 0 ? null : 2 + (i % 20) / 4,
  coat: i % 9 === 0 ? null : ['black', 'white', 'red'][i % 3],
  tame: i % 4 === 0 ? 'no' : 'yes',
  species: ['cat', 'dog', 'cow'][(i * 7) % 3],
  age: i / 3,
  price: 1000 + i * 3.5,
}))

/** The rows, and one with what training never saw. */
export const rows: readonly Pet[] = [
  ...learnt,
  { weight: 3, coat: 'green', tame: 'maybe', species: 'cat', age: 2, price: 9 },
]

export interface PetModel {
  readonly model: Mlp
  readonly preprocessing: Preprocessing
  /** The network's outputs for `rows`. */
  readonly outputs: Float32Array
}

/** A network with its first weights, and a preprocessing that was fitted. */
export function petModel(options: TableOptions): PetModel {
  const data = table(fromRows(learnt), options).dataset()
  const preprocessing = data.preprocessing!
  const model = new Mlp([data.width, 8, data.outputs], { seed: 3 })
  return { model, preprocessing, outputs: model.forward(encodeInputs(fromRows(rows), preprocessing).features) }
}

/** A table to each kind of answer, and one of numbers alone. */
export const petTables: Readonly<Record<string, TableOptions>> = {
  classes: { target: 'species', drop: ['age', 'price'] },
  values: { target: ['age', 'price'], drop: ['species'] },
  'labels, of one': { target: 'tame', task: 'multilabel', columns: ['weight', 'coat'] },
  'classes out of numbers alone': { target: 'species', columns: ['weight', 'age'] },
}
