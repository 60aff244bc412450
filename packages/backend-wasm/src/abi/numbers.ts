import {
  type ActivationName,
  activationNames,
  type LossName,
  losses,
  lossTargets,
  type OptimizerName,
  optimizers,
  type TargetKind,
} from '@oneloop/core'

// Names become numbers in memory: the place of each in the table of core. The build writes an AssemblyScript enum and the
// choice of a kernel for each table, so what is added to a table of core has its number here already, and the build fails
// until its kernel exists.

function numbered<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, number) => [name, number])) as Record<Name, number>
}

export const activationNumbers: Readonly<Record<ActivationName, number>> = numbered(activationNames)
export const lossNumbers: Readonly<Record<LossName, number>> = numbered(Object.keys(losses) as LossName[])
export const optimizerNumbers: Readonly<Record<OptimizerName, number>> = numbered(
  Object.keys(optimizers) as OptimizerName[],
)

/** What targets may be: the kinds that the losses of core compare with. */
export const targetNumbers: Readonly<Record<TargetKind, number>> = numbered([...new Set(Object.values(lossTargets))])

/** What the kernels can be asked to do, from the least to the most: the kernels compare these numbers. */
export const stepNumbers = { predict: 0, evaluate: 1, gradient: 2, train: 3 } as const

export type StepKind = keyof typeof stepNumbers
