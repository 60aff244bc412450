import { checkFields, type NamedArrays, OneloopError } from '@oneloop/core'
import type { Callback, Run } from '../run.ts'

/**
 * Ends a run whose loss is no longer a finite number: throws, saying where it happened and what to try, and leaves in the
 * model the parameters of the last epoch start at which all was well.
 *
 * Looks at the totals at most every `everyMs` (default 250). List it before the callbacks that save.
 *
 * @throws OneloopError `DIVERGED`, out of `fit`
 */
export function nanGuard(options: { readonly everyMs?: number } = {}): Callback {
  checkFields('nanGuard', options, ['everyMs'], 'FIT_INVALID')
  const { everyMs = 250 } = options
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let good: NamedArrays | null = null
  let goodEpoch = 0
  let isRecalled = false

  async function look(run: Run): Promise<void> {
    lookedAtMs = performance.now()
    const { firstNonFinite } = await run.readTotals()
    if (firstNonFinite !== null) giveUp(run, firstNonFinite + 1)
  }

  function giveUp(run: Run, step: number): never {
    if (good !== null) run.setResult(good)
    const kept = good === null || goodEpoch === 1 ? 'the start' : `epoch ${goodEpoch - 1}`
    throw new OneloopError(
      `the loss stopped being a finite number in epoch ${run.epoch}, step ${step}; the weights of ${kept} were kept`,
      {
        code: 'DIVERGED',
        fix: `try a learning rate below ${run.learningRate}, clip the gradients to norm 1, or check the data`,
      },
    )
  }

  return {
    name: 'nanGuard',
    // Between epochs the snapshot's own parameters are the good ones.
    memory: (run) => ({
      values: { goodEpoch },
      arrays: good !== null && run.stepInEpoch > 0 && run.stepInEpoch < run.stepsPerEpoch ? good : {},
    }),
    remember(memory) {
      lookedAtMs = Number.NEGATIVE_INFINITY
      isRecalled = memory !== null && Object.keys(memory.arrays).length > 0
      good = isRecalled ? memory!.arrays : null
      goodEpoch = Number(memory?.values['goodEpoch'] ?? 0)
    },
    async onEpochStart(run) {
      if (isRecalled) {
        isRecalled = false
        return
      }
      const { parameters } = (await run.snapshot()).engine
      if (!Object.values(parameters).every((data) => data.every(Number.isFinite))) return
      good = parameters
      goodEpoch = run.epoch
    },
    onProgress: (run) => (performance.now() - lookedAtMs < everyMs ? undefined : look(run)),
    async onEpochEnd(run, { validationLoss }) {
      await look(run)
      if (validationLoss !== null && !Number.isFinite(validationLoss)) giveUp(run, run.stepInEpoch)
    },
  }
}
