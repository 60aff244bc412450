import { OneloopError } from '@oneloop/core'
import type { Callback, Run, RunState } from '../run.ts'

/**
 * Ends a run whose loss is no longer a finite number: puts back the parameters of the last epoch start (or resume) at
 * which all was well, and throws, saying where it happened and what to try. `fit` leaves those parameters in the model.
 *
 * Looks at the totals at most every `everyMs` (default 250), so the last good parameters are kept, not the last step's.
 * List it before the callbacks that save.
 *
 * @throws OneloopError `DIVERGED`, out of `fit`
 */
export function nanGuard(options: { readonly everyMs?: number } = {}): Callback {
  const { everyMs = 250 } = options
  let looked = Number.NEGATIVE_INFINITY
  let good: RunState | null = null

  async function look(run: Run): Promise<void> {
    looked = performance.now()
    const { firstNonFinite } = await run.readTotals()
    if (firstNonFinite !== null) await giveUp(run, firstNonFinite + 1)
  }

  async function giveUp(run: Run, step: number): Promise<never> {
    if (good !== null) await run.restore(good)
    const kept = good === null || good.epoch === 1 ? 'the start' : `epoch ${good.epoch - 1}`
    throw new OneloopError(
      `the loss stopped being a finite number in epoch ${run.epoch}, step ${step}; the weights of ${kept} were kept`,
      {
        code: 'DIVERGED',
        fix: `try a learning rate below ${run.learningRate}, clip the gradients to norm 1, or check the data`,
      },
    )
  }

  return {
    async onEpochStart(run) {
      const state = await run.snapshot()
      if (Object.values(state.engine.parameters).every((data) => data.every(Number.isFinite))) good = state
    },
    onProgress: (run) => (performance.now() - looked < everyMs ? undefined : look(run)),
    async onEpochEnd(run, { validationLoss }) {
      await look(run)
      if (validationLoss !== null && !Number.isFinite(validationLoss)) await giveUp(run, run.step)
    },
  }
}
