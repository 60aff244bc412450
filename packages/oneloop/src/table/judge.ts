import type { Backend, Loss, Targets } from '@oneloop/core'
import type { Dataset, Features } from '@oneloop/data'
import { meanAbsoluteError, r2Score, rocAuc, rootMeanSquaredError } from '@oneloop/metrics'
import type { Mlp } from '@oneloop/mlp-model'
import { evaluate, predict } from '@oneloop/trainer'
import { inOwnUnits } from './in-own-units.ts'

/** What suits the task: `accuracy`, `loss` and `auc`; or `mae`, `rmse` and `r2`, in the target's own units. */
export type Scores = Readonly<Record<string, number>>

/** What a network is worth on rows of a table. */
export interface Judged {
  readonly scores: Scores
  /** The network's outputs, values in their own units, `[rows, outputs]`. */
  readonly outputs: Float32Array
  /** The rows' own targets, values in their own units. */
  readonly targets: Targets
}

/**
 * How good a network is on rows that it has not learnt from, in the figures that suit their targets.
 *
 * @throws OneloopError what the backend and `evaluate` throw
 */
export async function judge(
  model: Mlp,
  data: Dataset<Features>,
  options: { readonly backend: Backend; readonly loss: Loss; readonly batchSize: number },
): Promise<Judged> {
  const { backend, loss, batchSize } = options
  const loader = data.loader({ batchSize })
  const raw = await predict(model, loader, { backend })
  const targets = ownTargets(data)
  if (targets.kind === 'values') {
    const [outputs, actual] = [raw, targets.data].map((values) => inOwnUnits(values, data.preprocessing))
    const own = { ...targets, data: actual! }
    const scores = {
      mae: meanAbsoluteError(outputs!, own),
      rmse: rootMeanSquaredError(outputs!, own),
      r2: r2Score(outputs!, own),
    }
    return { scores, outputs: outputs!, targets: own }
  }
  const { accuracy, loss: value } = await evaluate(model, loader, { backend, loss })
  return { scores: { accuracy: accuracy!, loss: value, auc: rocAuc(raw, targets) }, outputs: raw, targets }
}

/** The targets of a dataset's own rows, in its order. */
function ownTargets({ targets, indices }: Dataset<Features>): Targets {
  switch (targets.kind) {
    case 'classes':
      return { kind: 'classes', data: Uint16Array.from(indices, (row) => targets.data[row]!) }
    case 'labels':
      return { ...targets, data: Uint8Array.from(places(indices, targets.outputs), (place) => targets.data[place]!) }
    case 'values':
      return { ...targets, data: Float32Array.from(places(indices, targets.outputs), (place) => targets.data[place]!) }
  }
}

function places(indices: Uint32Array, width: number): Uint32Array {
  return Uint32Array.from(
    { length: indices.length * width },
    (_, i) => indices[Math.floor(i / width)]! * width + (i % width),
  )
}
