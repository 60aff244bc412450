export interface Constant {
  readonly kind: 'constant'
}

/** The optimizer's learning rate, throughout. */
export function constant(): Constant {
  return { kind: 'constant' }
}
