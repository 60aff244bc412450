import type { Batch } from '@oneloop/core'
import { checkFields, concat, type EpochReport } from '@oneloop/core'
import type { Callback, Run } from '@oneloop/trainer'
import { encodeEvent, type LogEvent } from './encode-event.ts'
import { type Hyperparameters, type RunStatus, sessionEnd, sessionStart } from './hyperparameters.ts'

/** What goes into an event file besides the reports' figures. */
export interface EventOptions {
  /** Histograms of every weight and of its gradient on the epoch's last batch, after every epoch. Default: true. */
  readonly histograms?: boolean
  /** Images to log after every epoch: the bytes of PNG files by name. */
  readonly images?: (run: Run) => Readonly<Record<string, Uint8Array>> | Promise<Readonly<Record<string, Uint8Array>>>
  /** What the run was set to, for the page that compares runs by it. */
  readonly hyperparameters?: Hyperparameters
}

export const EVENT_OPTION_NAMES = [
  'histograms',
  'images',
  'hyperparameters',
] as const satisfies readonly (keyof EventOptions)[]

/** Where the bytes of an event file go. */
export interface EventSink {
  /** A new file. Each `fit` has its own; a run that goes on has several. */
  open(): void | Promise<void>
  write(bytes: Uint8Array): void | Promise<void>
  close(): void | Promise<void>
}

/**
 * Writes a run as a TensorBoard event file to wherever bytes can go. In Node `tensorBoard` of `@oneloop/logs/node` writes
 * them to a folder.
 *
 * After every epoch there are the figures of its report (`loss/train`, `loss/validation`, `accuracy/train`,
 * `accuracy/validation`, `learning_rate`, and the metrics by their names), histograms and images, at the step of the whole
 * run that it ended with.
 */
export function eventWriter(sink: EventSink, options: EventOptions = {}): Callback {
  checkFields('eventWriter', options, EVENT_OPTION_NAMES, 'FIT_INVALID')
  const { histograms = true, images, hyperparameters } = options
  let lastBatch: Batch | null = null
  let isOpen = false
  let outcome: RunStatus | null = null

  const write = async (events: readonly LogEvent[], step: number) => {
    const wallTime = Date.now() / 1000
    try {
      await sink.write(concat(events.map((event) => encodeEvent(event, step, wallTime))))
    } catch (error) {
      // What could not take this takes no more: the run ends with this error.
      outcome = null
      throw error
    }
  }

  return {
    async onTrainStart(run) {
      await sink.open()
      isOpen = true
      outcome = 'failure'
      lastBatch = null
      const step = stepOf(run)
      await write([{ kind: 'fileVersion' }], step)
      if (step > 0) await write([{ kind: 'restart' }], step + 1)
      if (hyperparameters === undefined || step > 0) return
      const tags = ['loss/train', ...(run.hasValidation ? ['loss/validation', 'accuracy/validation'] : [])]
      await write(sessionStart(hyperparameters, tags, Date.now() / 1000).map(hyperparameterEvent), 0)
    },
    ...(histograms
      ? {
          onStep(_run, batch) {
            lastBatch = batch
          },
        }
      : {}),
    async onEpochEnd(run, report) {
      const events = figures(report)
      if (histograms) events.push(...(await histogramEvents(run, lastBatch)))
      const pictures = Object.entries((await images?.(run)) ?? {})
      events.push(...pictures.map(([tag, png]) => ({ kind: 'image', tag, png }) as const))
      await write(events, stepOf(run))
    },
    onTrainEnd(run) {
      // A run that was aborted may go on.
      outcome = run.isAborted ? null : 'success'
    },
    async close() {
      if (!isOpen) return
      isOpen = false
      if (hyperparameters !== undefined && outcome !== null) {
        await write([hyperparameterEvent(sessionEnd(outcome, Date.now() / 1000))], 0)
      }
      await sink.close()
    },
  }
}

/** Steps since the run began. */
function stepOf({ epoch, stepsPerEpoch, stepInEpoch }: Run): number {
  return (epoch - 1) * stepsPerEpoch + stepInEpoch
}

function figures({
  loss,
  validationLoss,
  trainAccuracy,
  accuracy,
  learningRate,
  epoch,
  metrics,
}: EpochReport): LogEvent[] {
  const named: Readonly<Record<string, number | null>> = {
    'loss/train': loss,
    'loss/validation': validationLoss,
    'accuracy/train': trainAccuracy,
    'accuracy/validation': accuracy,
    learning_rate: learningRate,
    epoch,
    ...metrics,
  }
  return Object.entries(named).flatMap(([tag, value]) =>
    value === null ? [] : [{ kind: 'scalar', tag, value } as const],
  )
}

async function histogramEvents(run: Run, batch: Batch | null): Promise<LogEvent[]> {
  const gradients = batch === null ? {} : await run.gradients(batch)
  const events = (what: string, arrays: Readonly<Record<string, Float32Array>>) =>
    Object.entries(arrays).map(([name, values]) => ({ kind: 'histogram', tag: `${what}/${name}`, values }) as const)
  return [...events('weights', run.model.parameters), ...events('gradients', gradients)]
}

function hyperparameterEvent([tag, content]: readonly [string, Uint8Array]): LogEvent {
  return { kind: 'plugin', plugin: 'hparams', tag, content }
}
