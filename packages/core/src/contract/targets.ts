/** What each row of a dataset is to be: one class, numbers, or yes or no for each of several labels. */
export type Targets = ClassTargets | ValueTargets | LabelTargets

/** One class a row: class indices `[n]`, each below the number of classes. */
export interface ClassTargets {
  readonly kind: 'classes'
  readonly data: Uint8Array | Uint16Array
}

/** Numbers to be met: `[n, outputs]`. */
export interface ValueTargets {
  readonly kind: 'values'
  readonly data: Float32Array
  /** Numbers a row. */
  readonly outputs: number
}

/** Yes (1) or no (0) for each label: `[n, outputs]`. */
export interface LabelTargets {
  readonly kind: 'labels'
  readonly data: Uint8Array
  /** Labels a row. */
  readonly outputs: number
}

/** What targets say that they are: `'classes'`, `'values'` or `'labels'`. */
export type TargetKind = Targets['kind']

/** Numbers that a row of targets holds: 1 for a class index. */
export function targetsPerRow(targets: Targets): number {
  return targets.kind === 'classes' ? 1 : targets.outputs
}
