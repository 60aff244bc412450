import type { Loader } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import type { Mlp } from '@oneloop/mlp-model'
import type { FitOptions } from './fit.ts'
import type { RunState } from './run.ts'

export function checkFitOptions(loader: Loader, { epochs, clipNorm = null, optimizer, validation }: FitOptions): void {
  const invalid = (message: string) => new OneloopError(message, { code: 'FIT_INVALID' })
  if (!Number.isInteger(epochs) || epochs < 1) throw invalid(`epochs is a whole number, at least 1, not ${epochs}`)
  if (clipNorm !== null && !(clipNorm > 0)) throw invalid(`clipNorm is a number above 0, not ${clipNorm}`)
  if (loader.length === 0) throw invalid('the loader has no batches')
  if (validation?.length === 0) throw invalid('the validation loader has no batches')
  const rate = optimizer?.learningRate ?? 1
  if (!(rate >= 0 && rate < Infinity)) throw invalid(`learningRate is a finite number, not negative, not ${rate}`)
}

export function checkResume(resume: RunState | undefined, model: Mlp, loader: Loader): void {
  if (resume === undefined) return
  const differences: string[] = []
  const compare = (what: string, saved: unknown, now: unknown) => {
    if (saved !== now) differences.push(`${what} was ${saved}, is ${now}`)
  }
  compare('the loader seed', resume.loader.seed, loader.seed)
  compare('the batch size', resume.loader.batchSize, loader.batchSize)
  compare('steps per epoch', resume.loader.length, loader.length)
  for (const [name, , data] of model.namedParameters()) {
    compare(`${name}'s length`, resume.engine.parameters[name]?.length, data.length)
  }
  if (differences.length === 0) return
  throw new OneloopError(`the checkpoint is of another run: ${differences.join('; ')}`, {
    code: 'CHECKPOINT_MISMATCH',
    fix: 'resume with the same data, model and batch size',
  })
}
