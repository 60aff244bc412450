/** What `start` of the kernels can run, as assembly/rows-phase.ts numbers it. */
export const steps = { predict: 0, evaluate: 1, gradient: 2, train: 3 } as const

export type StepKind = keyof typeof steps
