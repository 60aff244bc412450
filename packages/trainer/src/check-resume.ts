import { type Loader, OneloopError, type Optimizer, optimizerSlots } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { RunState } from './run.ts'

/** @throws OneloopError `CHECKPOINT_MISMATCH`, naming every difference between the saved run and this one */
export function checkResume(
  resume: RunState | undefined,
  model: Mlp,
  loader: Loader,
  optimizer: Optimizer,
  averageDecay: number | null,
): void {
  if (resume === undefined) return
  const differences: string[] = []
  const compare = (what: string, saved: unknown, now: unknown) => {
    if (saved !== now) differences.push(`${what} was ${saved}, is ${now}`)
  }
  compare('the loader seed', resume.loader.seed, loader.seed)
  compare('the batch size', resume.loader.batchSize, loader.batchSize)
  compare('steps per epoch', resume.loader.length, loader.length)
  const names = [...model.namedParameters()].map(([name]) => name)
  compare('the list of parameters', Object.keys(resume.engine.parameters).sort().join(', '), names.sort().join(', '))
  for (const [name, , data] of model.namedParameters()) {
    const saved = resume.engine.parameters[name]
    if (saved !== undefined) compare(`the length of ${name}`, saved.length, data.length)
  }
  const slots = Object.keys(resume.engine.slots).sort().join(', ') || 'nothing'
  const wanted = [...optimizerSlots[optimizer.kind]].sort().join(', ') || 'nothing'
  compare(`what the optimizer (now ${optimizer.kind}) remembers`, slots, wanted)
  const isAveraged = resume.memories['weightAverage'] !== undefined
  if (resume.engine.step > 0) compare('whether weights are averaged', isAveraged, averageDecay !== null)
  if (differences.length === 0) return
  throw new OneloopError(`the checkpoint is of another run: ${differences.join('; ')}`, {
    code: 'CHECKPOINT_MISMATCH',
    fix: 'resume with the same data, model, batch size and optimizer',
  })
}
