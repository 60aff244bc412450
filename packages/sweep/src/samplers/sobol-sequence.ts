/**
 * Direction numbers of Sobol's sequence for dimensions 2 to 21: degree s, polynomial a and first numbers m, from the table
 * new-joe-kuo-6.21201 of Joe & Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections",
 * https://web.maths.unsw.edu.au/~fkuo/sobol/
 */
const TABLE: readonly (readonly [s: number, a: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
]

export const SOBOL_DIMENSIONS = TABLE.length + 1

const BITS = 32
const directions = [Array.from({ length: BITS }, (_, k) => 2 ** (BITS - 1 - k)), ...TABLE.map(directionsOf)]

/** The point with this number, from 0, in Gray-code order as in SciPy, as whole numbers below 2³² for each dimension. */
export function sobolPoint(index: number, dimensions: number): number[] {
  const gray = (index ^ (index >>> 1)) >>> 0
  return directions.slice(0, dimensions).map((own) => {
    let point = 0
    for (let bit = 0; bit < BITS; bit++) if ((gray >>> bit) & 1) point = (point ^ own[bit]!) >>> 0
    return point
  })
}

function directionsOf([s, a, m]: (typeof TABLE)[number]): number[] {
  const v = m.map((each, k) => (each * 2 ** (BITS - 1 - k)) >>> 0)
  for (let k = s; k < BITS; k++) {
    let next = (v[k - s]! ^ (v[k - s]! >>> s)) >>> 0
    for (let j = 1; j < s; j++) if ((a >>> (s - 1 - j)) & 1) next = (next ^ v[k - j]!) >>> 0
    v.push(next)
  }
  return v
}
