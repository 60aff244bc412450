import { OneloopError } from '@oneloop/core'
import { Dataset } from '../dataset.ts'
import type { NdArray } from '../readers/numpy/nd-array.ts'
import { sortTexts } from '../table/sort-texts.ts'

/** Whether an array holds images of bytes: `[n, rows, columns]` or `[n, rows, columns, channels]`. */
export function isImageArray({ shape, data }: NdArray): boolean {
  return data instanceof Uint8Array && (shape.length === 3 || (shape.length === 4 && [1, 3, 4].includes(shape[3]!)))
}

/**
 * Images of bytes and their classes, numbers or texts `[n]`, as a dataset.
 *
 * @throws OneloopError `COUNT_MISMATCH` when there is not one class an image, `TARGET_INVALID` for one class alone,
 * `DATA_INVALID` for arrays of other shapes
 */
export function imagesFromArrays(x: NdArray, y: NdArray, source: string): Dataset {
  const [n = 0, rows = 0, columns = 0, channels = 1] = x.shape
  if (!isImageArray(x)) throw new OneloopError('x holds no images of bytes', { code: 'DATA_INVALID', file: source })
  const classes = Array.from(y.data as ArrayLike<number | string>, String)
  if (classes.length !== n) {
    throw new OneloopError(`there are ${n} images but ${classes.length} classes`, {
      code: 'COUNT_MISMATCH',
      file: source,
    })
  }
  const classNames = sortTexts(new Set(classes))
  if (classNames.length < 2) {
    throw new OneloopError('all images are of one class', {
      code: 'TARGET_INVALID',
      file: source,
      fix: 'give two classes',
    })
  }
  const places = new Map(classNames.map((name, place) => [name, place]))
  const type = classNames.length <= 256 ? Uint8Array : Uint16Array
  const labels = new type(classes.map((name) => places.get(name)!))
  return new Dataset({ features: x.data as Uint8Array, labels, classNames, rows, columns, channels, source })
}
