import { type Columns, columnTypes, encodeInputs, fromRows, type Preprocessing, type RowObject } from '@oneloop/data'
import type { Mlp } from '@oneloop/mlp-model'
import { type Answer, answers } from './answers.ts'

/**
 * What a network says of raw rows, as they stand in a file: class names and probabilities, values in the target's own
 * units, or labels. The same rows give the same answers, to the last bit, on every runtime, where the activations are
 * sums and products, such as ReLU; the others call `Math.exp`, whose last bit is the engine's own.
 *
 * @param preprocessing what was fitted with the network: `train.preprocessing`, or that of its file, `readModel`
 * @param rows columns that a reader gave, or rows as objects; a target column is not needed
 * @throws OneloopError `COLUMN_MISSING`; `CELL_INVALID` for a cell that its column cannot have
 *
 * @example predictRows(model, train.preprocessing, [{ alcohol: 13.2, hue: 1.05 }])[0].class // 'barolo'
 */
export function predictRows(model: Mlp, preprocessing: Preprocessing, rows: Columns | readonly RowObject[]): Answer[] {
  const columns = 'columns' in rows ? rows : fromRows(rows, { types: columnTypes(preprocessing) })
  return answers(model.forward(encodeInputs(columns, preprocessing).features), preprocessing)
}
