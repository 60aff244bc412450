import { OneloopError } from '@oneloop/core'

/** The number of rows of `values` `[rows, classes]`. */
export function checkRows(values: ArrayLike<number>, classes: number): number {
  checkClasses(classes)
  if (values.length % classes !== 0) {
    throw new OneloopError(`${values.length} values do not divide into rows of ${classes} classes`, {
      code: 'SHAPE_MISMATCH',
      fix: 'pass all rows of [rows, classes] and the number of classes',
    })
  }
  return values.length / classes
}

/** Throws unless there is one class index below `classes` for each of `rows` rows. */
export function checkLabels(labels: ArrayLike<number>, rows: number, classes: number, what = 'label'): void {
  if (labels.length !== rows) {
    throw new OneloopError(`${labels.length} ${what}s for ${rows} rows`, {
      code: 'SHAPE_MISMATCH',
      fix: `pass one ${what} a row`,
    })
  }
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new OneloopError(`${what} ${label} of row ${i} is not a class index`, {
        code: 'LABEL_OUT_OF_RANGE',
        fix: `${what}s are integers from 0 to ${classes - 1}`,
      })
    }
  }
}

export function checkClasses(classes: number): void {
  checkPositiveInteger('classes', classes)
}

export function checkPositiveInteger(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new OneloopError(`${name} is ${value}`, { code: 'ARGUMENT_INVALID', fix: `${name} is an integer from 1` })
  }
}
