import { type AffineMap, type Layer, LESSON_TRANSFORM, Mlp, type NamedArrays } from 'oneloop'

/** A network as it travels between the worker, the page and files. */
export interface ModelData {
  readonly layers: readonly Layer[]
  readonly parameters: NamedArrays
  /** What turns a byte into what the network sees. */
  readonly transform: AffineMap
}

export function modelData({ layers, parameters }: Mlp, transform: AffineMap = LESSON_TRANSFORM): ModelData {
  return { layers, parameters, transform }
}

/** The same network as an `Mlp` of its own. */
export function toMlp({ layers, parameters }: ModelData): Mlp {
  return Mlp.from(layers, parameters)
}
