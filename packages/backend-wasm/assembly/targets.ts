import { Plan } from './generated/records'

/** Where the targets of a row lie. */
@inline export function targetsOf(plan: Plan, row: i32): usize {
  return plan.targets + <usize>row * plan.targetStride
}

/** The class of a row, from its targets. */
@inline export function classOf(targets: usize): i32 {
  return load<i32>(targets)
}
