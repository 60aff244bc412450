import { OneloopError, type Targets } from '@oneloop/core'
import { type Columns, cellText, isMissing, rowNumber } from '../columns/column.ts'
import { findColumn } from '../columns/find-column.ts'
import { yesNoOf } from '../table/kind.ts'
import { sortTexts } from '../table/sort-texts.ts'
import type { Task } from '../table/task.ts'
import { countTexts, fitNumbers } from './fit.ts'
import type { TargetEncoding } from './preprocessing.ts'

/**
 * How target columns become targets, from the training rows alone: classes in order, values scaled to mean 0 and standard
 * deviation 1, labels.
 *
 * @throws OneloopError `TARGET_INVALID` when the training rows have one class or one value, or fewer rows than classes
 */
export function fitTarget(columns: Columns, names: readonly string[], task: Task, rows: Uint32Array): TargetEncoding {
  const refuse = (message: string, fix: string) =>
    new OneloopError(message, { code: 'TARGET_INVALID', file: columns.source, fix })
  switch (task) {
    case 'classification': {
      const column = findColumn(columns, names[0]!)
      const classes = sortTexts(countTexts(column, rows).keys())
      if (classes.length < 2) {
        const what = `the target '${column.name}' has the one class '${classes[0] ?? ''}' in all rows that are learnt from`
        throw refuse(what, 'name another target column')
      }
      if (classes.length > MOST_CLASSES) {
        throw refuse(`the target '${column.name}' has more than ${MOST_CLASSES} classes`, 'name another target column')
      }
      if (rows.length < classes.length * 2) {
        const what = `${rows.length} rows to learn ${classes.length} classes of '${column.name}' from are too few`
        throw refuse(what, 'name another target column, or say that the task is regression if it is a number')
      }
      return { kind: 'classes', column: column.name, classes }
    }
    case 'regression':
      return {
        kind: 'values',
        columns: names.map((name) => {
          const column = findColumn(columns, name)
          const fitted = fitNumbers(column.type === 'number' ? column.values : [], rows)
          if (fitted === null || fitted.least === fitted.most) {
            throw refuse(
              `the target '${name}' is ${fitted?.least ?? 'missing'} in all rows that are learnt from`,
              'name another target column',
            )
          }
          return { name, scale: fitted.deviation, offset: fitted.mean }
        }),
      }
    case 'multilabel':
      return {
        kind: 'labels',
        columns: names.map((name) => {
          const texts = sortTexts(
            countTexts(
              findColumn(columns, name),
              Uint32Array.from({ length: columns.rows }, (_, i) => i),
            ).keys(),
          )
          const [no, yes] = yesNoOf(texts) ?? (texts.length === 2 ? texts : ['0', '1'])
          return { name, no: no!, yes: yes! }
        }),
      }
  }
}

const MOST_CLASSES = 65_535

/**
 * The targets of all rows.
 *
 * @throws OneloopError `COLUMN_MISSING`; `CELL_INVALID` for a missing cell or a value that is no number;
 * `TARGET_INVALID` for a class that training never saw
 */
export function encodeTargets(columns: Columns, target: TargetEncoding): Targets {
  switch (target.kind) {
    case 'classes': {
      const places = new Map(target.classes.map((name, place) => [name, place]))
      const column = findColumn(columns, target.column)
      const type = target.classes.length <= 256 ? Uint8Array : Uint16Array
      const data = new type(columns.rows)
      for (let row = 0; row < columns.rows; row++) {
        const text = cellText(column, row) ?? missing(columns, column.name, row)
        data[row] = places.get(text) ?? unknown(columns, column.name, row, text)
      }
      return { kind: 'classes', data }
    }
    case 'values': {
      const data = new Float32Array(columns.rows * target.columns.length)
      for (const [place, { name, scale, offset }] of target.columns.entries()) {
        const column = findColumn(columns, name)
        if (column.type !== 'number') {
          throw new OneloopError(`the target '${name}' holds no numbers`, {
            code: 'CELL_INVALID',
            file: columns.source,
          })
        }
        for (let row = 0; row < columns.rows; row++) {
          if (isMissing(column, row)) missing(columns, name, row)
          data[row * target.columns.length + place] = (column.values[row]! - offset) / scale
        }
      }
      return { kind: 'values', data, outputs: target.columns.length }
    }
    case 'labels': {
      const data = new Uint8Array(columns.rows * target.columns.length)
      for (const [place, { name, no, yes }] of target.columns.entries()) {
        const column = findColumn(columns, name)
        for (let row = 0; row < columns.rows; row++) {
          const text = cellText(column, row) ?? missing(columns, name, row)
          if (text !== no && text !== yes) unknown(columns, name, row, text)
          data[row * target.columns.length + place] = text === yes ? 1 : 0
        }
      }
      return { kind: 'labels', data, outputs: target.columns.length }
    }
  }
}

function missing(columns: Columns, name: string, row: number): never {
  throw new OneloopError(`row ${rowNumber(columns, row)}, column '${name}': the target is missing`, {
    code: 'CELL_INVALID',
    file: columns.source,
    fix: 'give it a value, or take the row out',
  })
}

function unknown(columns: Columns, name: string, row: number, text: string): never {
  throw new OneloopError(`row ${rowNumber(columns, row)}, column '${name}': no row that is learnt from has '${text}'`, {
    code: 'TARGET_INVALID',
    file: columns.source,
    fix: 'give more rows of it, take its rows out, or split stratified',
  })
}
