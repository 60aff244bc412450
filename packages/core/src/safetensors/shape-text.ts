/** One line for a shape: `[128, 784]`. A hostile rank is cut short. */
export function shapeText(shape: readonly number[]): string {
  const shown = shape.slice(0, 8).join(', ')
  return `[${shown}${shape.length > 8 ? ', …' : ''}]`
}
