import {
  activationNames,
  type Backend,
  type Batch,
  concat,
  type Layer,
  type Loss,
  losses,
  lossTargets,
  type NamedArrays,
  optimizers,
  type Program,
  sha256,
  type TargetKind,
  type Targets,
} from '@oneloop/core'
import { mix } from '@oneloop/core/engine'

/** More than one strip of the sparse sums and one block of the dense ones, and an odd number of panels everywhere. */
const WIDTHS = [270, 40, 7]
/** Outputs of two panels, and of a part of one. */
const OUTPUTS = [18, 5]
/** Of all rows each kind of features has one training: more than a block of the weight gradient, and more than is listed at a time. */
const ROWS = 132
const FEW_ROWS = 20
const STEPS = 2

/**
 * The SHA-256 of what small networks become in a few steps that take every kernel: each activation, loss and optimizer,
 * dense and sparse bytes and floats, dropout, clipping, weights of rows, evaluation and prediction.
 */
export async function knownTraining(backend: Backend): Promise<string> {
  const parts: Uint8Array[] = []
  data ??= makeData()
  for (let i = 0; i < RUNS; i++) {
    const activation = pick(activationNames, i)
    const loss = pick(LOSSES, i)
    const optimizer = pick(Object.values(optimizers), i)({ weightDecay: i % 2 === 0 ? 0 : 0.01 })
    const layers = layersOf([...WIDTHS, pick(OUTPUTS, i)], activation, i % 3 === 0 ? 0.2 : 0)
    const program: Program = {
      layers,
      parameters: parametersOf(layers, data),
      loss,
      optimizer,
      clipNorm: i % 4 === 1 ? 0.5 : null,
      maxBatchSize: ROWS,
      seed: i,
    }
    const batch = rowsOf(data, i, pick(OUTPUTS, i), lossTargets[loss.kind])
    const engine = await backend.createEngine(program)
    try {
      for (let step = 0; step < STEPS; step++) await engine.trainStep(batch, 0.01)
      await engine.evaluateStep(batch)
      const outputs = await engine.predict(batch)
      const { parameters, slots, totals } = await engine.readState()
      const arrays = [parameters, ...Object.values(slots)].flatMap((each) => Object.values(each))
      for (const { buffer, byteOffset, byteLength } of [outputs, ...arrays]) {
        parts.push(new Uint8Array(buffer, byteOffset, byteLength))
      }
      parts.push(new TextEncoder().encode(JSON.stringify(totals)))
    } finally {
      await engine.dispose()
    }
  }
  return sha256(concat(parts))
}

const LOSSES: readonly Loss[] = [
  ...Object.values(losses).map((make) => make()),
  losses.crossEntropy({ labelSmoothing: 0.1 }),
]

/** As many trainings as the longest list has kernels. */
const RUNS = Math.max(activationNames.length, Object.keys(optimizers).length, LOSSES.length)

const pick = <T>(of: readonly T[], i: number): T => of[i % of.length]!

function layersOf(widths: readonly number[], activation: Layer['activation'], dropout: number): Layer[] {
  const last = widths.length - 2
  return widths.slice(1).map((out, l) => ({
    name: `fc${l + 1}`,
    in: widths[l]!,
    out,
    activation: l === last ? 'identity' : activation,
    dropout: l === last ? 0 : dropout,
  }))
}

/** Pieces of the same numbers, from a place of its own for each layer: engines copy them. */
function parametersOf(layers: readonly Layer[], { small }: Data): NamedArrays {
  return Object.fromEntries(
    layers.flatMap(({ name, in: inputs, out }, l) => [
      [`${name}.weight`, small.subarray(l * 999, l * 999 + inputs * out)],
      [`${name}.bias`, small.subarray(l * 99, l * 99 + out)],
    ]),
  )
}

/** As many of each as features in all the rows. */
interface Data {
  /** Numbers below 2³². */
  readonly values: Uint32Array
  /** Numbers in [−⅛, ⅛). */
  readonly small: Float32Array
  /** Sparse bytes, dense bytes and floats. */
  readonly features: readonly (Uint8Array | Float32Array)[]
}

let data: Data | undefined

/** Loops, because this runs while a user waits, and a function called for each number takes longer than the training. */
function makeData(): Data {
  const length = ROWS * WIDTHS[0]!
  const values = new Uint32Array(length)
  const small = new Float32Array(length)
  const sparse = new Uint8Array(length)
  const dense = new Uint8Array(length)
  const floats = new Float32Array(length)
  for (let k = 0; k < length; k++) {
    const value = mix(k)
    values[k] = value
    small[k] = value / 2 ** 34 - 2 ** -3
    floats[k] = value / 2 ** 31 - 1
    dense[k] = value >>> 24
    sparse[k] = value % 5 > 0 ? 0 : value >>> 24
  }
  return { values, small, features: [sparse, dense, floats] }
}

/** Rows of one kind of features, in turn; some with weights. */
function rowsOf({ values, features: kinds }: Data, i: number, outputs: number, kind: TargetKind): Batch {
  const features = pick(kinds, i)
  const affine = features instanceof Float32Array ? { scale: 1, offset: 0 } : { scale: 2 / 255, offset: -1 }
  return {
    features,
    width: WIDTHS[0]!,
    ...affine,
    // Not in their order: gathering is part of what is tried.
    indices: Uint32Array.from({ length: i < kinds.length ? ROWS : FEW_ROWS }, (_, k) => (k * 37 + 5) % ROWS),
    targets: targetsOf(kind, outputs, values),
    ...(i % 2 === 1 ? { rowWeights: Float32Array.from({ length: ROWS }, (_, k) => 0.5 + (k % 4)) } : {}),
  }
}

function targetsOf(kind: TargetKind, outputs: number, values: Uint32Array): Targets {
  const length = ROWS * outputs
  switch (kind) {
    case 'classes':
      return { kind, data: Uint8Array.from({ length: ROWS }, (_, k) => values[k]! % outputs) }
    case 'labels':
      return { kind, outputs, data: Uint8Array.from({ length }, (_, k) => values[k]! & 1) }
    case 'values':
      return { kind, outputs, data: Float32Array.from({ length }, (_, k) => values[k]! / 2 ** 30 - 2) }
  }
}
