import type { WriteModelOptions } from './write-options.ts'

/** The names of the classes that a file says: those given, else those of the preprocessing's target. */
export function classNamesOf({ classNames, preprocessing }: WriteModelOptions): readonly string[] | null {
  const target = preprocessing?.target
  return classNames ?? (target?.kind === 'classes' ? target.classes : null)
}
