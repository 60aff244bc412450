import { type Layer, lossTargets, optimizerSlots, type Program } from '@oneloop/core'
import { LINE, LISTED_ROWS, PANEL, STRIP_PANELS, TILE_ROWS } from './abi/constants.ts'
import { controlBytes } from './abi/control-words.ts'
import { hyperparameterFields } from './abi/hyperparameters.ts'
import { lossOptionFields, perOutputOptions } from './abi/loss-options.ts'
import { recordBytes } from './abi/record.ts'
import { JOB, LAYER, PLAN, RESULT, ROW_RESULT } from './abi/records.ts'
import { derivativeNeedsInput } from './derivative-needs-input.ts'

/** Where one layer's arrays begin, in bytes. See docs/performance.md for their shapes. */
export interface LayerPlace {
  readonly layer: Layer
  readonly inPanels: number
  readonly outPanels: number
  readonly weight: number
  readonly bias: number
  readonly transposed: number
  readonly input: number
  readonly output: number
  readonly delta: number
  readonly derivative: number
}

/** Where everything lies in an engine's memory. It is laid out once, from the program and the number of threads. */
export interface Arena {
  readonly bytes: number
  readonly control: number
  readonly plan: number
  readonly hyperparameters: number
  readonly lossOptions: number
  /** The arrays of the loss's options that are one number for each output, by the options' names. */
  readonly perOutput: Readonly<Record<string, number>>
  readonly job: number
  readonly result: number
  readonly layerRecords: number
  readonly layers: readonly LayerPlace[]
  /** The parameters of all layers, without a gap. The gradients and the optimizer's arrays follow in regions of the same shape. */
  readonly parameters: number
  readonly parameterBytes: number
  readonly gradientDelta: number
  readonly slotDeltas: readonly number[]
  readonly panelBytes: number
  readonly staging: number
  readonly stagingStride: number
  readonly targets: number
  readonly targetStride: number
  readonly rowWeights: number
  readonly rowResults: number
  readonly columnSums: number
  readonly columnLists: number
  readonly listBounds: number
  readonly sparsePanels: number
  readonly squares: number
  readonly zeros: number
  readonly scratch: number
  readonly scratchBytes: number
}

const panels = (width: number) => Math.ceil(width / PANEL)

export function layOut(program: Program, threads: number): Arena {
  // Address 0 stays unused, because in a record 0 says that there is no array.
  let end = 1024
  const take = (bytes: number) => {
    const at = end
    end += Math.ceil(bytes / LINE) * LINE
    return at
  }
  const { layers, maxBatchSize } = program
  const first = layers[0]!
  const last = layers.at(-1)!
  const rows = paddedRows(maxBatchSize)
  const panelBytes = rows * LINE
  const activations = (width: number) => take(panels(width) * panelBytes)

  const control = take(controlBytes(threads))
  const plan = take(recordBytes(PLAN))
  const hyperparameters = take(recordBytes(hyperparameterFields(program.optimizer.kind)))
  const lossOptions = take(recordBytes(lossOptionFields(program.loss.kind)))
  const perOutput = Object.fromEntries(
    perOutputOptions(program.loss.kind).map((name) => [name, take(panels(last.out) * LINE)]),
  )
  const job = take(recordBytes(JOB))
  const result = take(recordBytes(RESULT))
  const layerRecords = take(recordBytes(LAYER) * layers.length)

  const parameters = end
  const weights = layers.map((layer) => ({
    weight: take(panels(layer.in) * PANEL * panels(layer.out) * LINE),
    bias: take(panels(layer.out) * LINE),
  }))
  const parameterBytes = end - parameters
  const gradientDelta = take(parameterBytes) - parameters
  const slotDeltas = optimizerSlots[program.optimizer.kind].map(() => take(parameterBytes) - parameters)

  let input = activations(first.in)
  const places = layers.map((layer, i): LayerPlace => {
    const output = activations(layer.out)
    const place = {
      layer,
      inPanels: panels(layer.in),
      outPanels: panels(layer.out),
      ...weights[i]!,
      transposed: i === 0 ? 0 : take(panels(layer.in) * PANEL * panels(layer.out) * LINE),
      input,
      output,
      delta: activations(layer.out),
      derivative: layer.dropout > 0 || derivativeNeedsInput(layer.activation) ? activations(layer.out) : 0,
    }
    input = output
    return place
  })
  const targetStride = lossTargets[program.loss.kind] === 'classes' ? 4 : panels(last.out) * LINE
  const stagingStride = panels(first.in) * PANEL
  // There is at most one weight task for each block, and one task for each bias.
  const tasks = layers.length + places.reduce((sum, place) => sum + place.inPanels * place.outPanels, 0)
  const scratchBytes = roundToLine(
    (panels(first.out) + 1) * LINE + LISTED_ROWS * (stagingStride + Math.ceil(panels(first.in) / STRIP_PANELS)) * 8,
  )
  const rest = {
    staging: take(rows * stagingStride * 4),
    targets: take(rows * targetStride),
    rowWeights: take(rows * 4),
    rowResults: take(rows * recordBytes(ROW_RESULT)),
    columnSums: take(panels(first.in) * panels(first.out) * LINE),
    columnLists: take(stagingStride * (maxBatchSize + 8) * 8),
    listBounds: take(stagingStride * 8),
    sparsePanels: take(panels(first.in)),
    squares: take(tasks * 8),
    zeros: take(2 * LINE),
    scratch: take(threads * scratchBytes),
  }
  return {
    bytes: end,
    control,
    plan,
    hyperparameters,
    lossOptions,
    perOutput,
    job,
    result,
    layerRecords,
    layers: places,
    parameters,
    parameterBytes,
    gradientDelta,
    slotDeltas,
    panelBytes,
    stagingStride,
    targetStride,
    scratchBytes,
    ...rest,
  }
}

/**
 * The rows of a panel: whole tiles, and such that panels never lie a multiple of 4 kB apart, because lines at that distance
 * compete for the same few places in the first-level cache.
 */
function paddedRows(maxBatchSize: number): number {
  const rows = Math.ceil(maxBatchSize / TILE_ROWS) * TILE_ROWS
  return rows % 64 === 0 ? rows + TILE_ROWS : rows
}

const roundToLine = (bytes: number) => Math.ceil(bytes / LINE) * LINE
