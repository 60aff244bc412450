/** Columns of a grid of `count` cells, a little taller than wide: 128 cells are 8 by 16, 64 are 8 by 8. */
export function columnsFor(count: number): number {
  return Math.max(1, 2 ** Math.floor(Math.log2(Math.sqrt(count))))
}
