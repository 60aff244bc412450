import { Plan, Result } from './generated/records'

@inline export function resultOf(plan: Plan): Result {
  return changetype<Result>(plan.result)
}
