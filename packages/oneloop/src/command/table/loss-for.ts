import type { Loss, LossName } from '@oneloop/core'
import { losses, lossTargets, OneloopError } from '@oneloop/core'
import type { Task } from '@oneloop/data'
import { taskLosses } from '../../table/table-defaults.ts'
import { kebab } from '../options.ts'

const TARGETS: Readonly<Record<Task, 'classes' | 'values' | 'labels'>> = {
  classification: 'classes',
  regression: 'values',
  multilabel: 'labels',
}

/** @throws OneloopError `OPTION_INVALID` for a loss of another task */
export function lossFor(task: Task, asked: LossName | undefined): Loss {
  const name = asked ?? taskLosses[task]
  if (lossTargets[name] === TARGETS[task]) return losses[name]()
  const fit = (Object.keys(lossTargets) as LossName[]).filter((other) => lossTargets[other] === TARGETS[task])
  throw new OneloopError(`--loss ${kebab(name)} is not for ${task}`, {
    code: 'OPTION_INVALID',
    fix: `use ${fit.map(kebab).join(' or ')}`,
  })
}
