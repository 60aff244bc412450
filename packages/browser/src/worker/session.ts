import { Mlp } from '@oneloop/mlp-model'
import {
  type Callback,
  decodeCheckpoint,
  earlyStopping,
  encodeCheckpoint,
  type FitOptions,
  fit,
  nanGuard,
  periodicCheckpoint,
  weightsSha256,
} from '@oneloop/trainer'
import type { Order } from '../wire/messages.ts'
import { loadBackend } from './load-backend.ts'
import { loadData } from './load-data.ts'
import { pauseGate } from './pause-gate.ts'
import { reporter } from './reporter.ts'
import { sampler } from './sampler.ts'
import type { ServeOptions } from './serve-options.ts'
import type { Tell } from './tell.ts'

type TrainOrder = Extract<Order, { kind: 'train' }>

/** A run under way. */
export interface Session {
  /** Settles when the run is over, for whatever reason but an error. */
  readonly finished: Promise<void>
  pause(): void
  resume(): void
  stop(): void
}

/** Trains by `fit`, as a program in Node does: the same options and seeds give the same bits. */
export function startSession(order: TrainOrder, serve: ServeOptions, tell: Tell): Session {
  const gate = pauseGate(tell)
  const abort = new AbortController()
  return {
    finished: run(order, serve, tell, gate.callback, abort.signal),
    pause: gate.pause,
    resume: gate.resume,
    stop() {
      abort.abort(new DOMException('The page stopped the run.', 'AbortError'))
      gate.resume()
    },
  }
}

async function run(
  order: TrainOrder,
  { backends = {}, sources = {} }: ServeOptions,
  tell: Tell,
  gate: Callback,
  signal: AbortSignal,
): Promise<void> {
  const { options } = order
  const { checkpointEpochs = 1, samplesPerEpoch = 0, config = null, resume } = options
  const [{ train, validation }, backend, stored] = await Promise.all([
    loadData(order, sources, tell),
    loadBackend(options.backend ?? 'wasm', options.threads ?? 'auto', backends),
    resume === undefined ? undefined : decodeCheckpoint(resume),
  ])
  if (signal.aborted) return tell({ kind: 'stopped', parameters: null, history: [] })
  const model = Mlp.from(order.layers, order.parameters)
  const [probe] = samplesPerEpoch > 0 ? train.epoch(1) : []
  const save = async (bytes: Promise<Uint8Array<ArrayBuffer>>) => {
    const data = await bytes
    tell({ kind: 'checkpoint', bytes: data }, [data.buffer])
  }
  const callbacks = [
    nanGuard(),
    ...(probe === undefined ? [] : [sampler(tell, samplesPerEpoch, probe)]),
    reporter(tell),
    ...(options.earlyStopping === undefined ? [] : [earlyStopping(options.earlyStopping)]),
    periodicCheckpoint((state) => save(encodeCheckpoint(state, config)), { everyEpochs: checkpointEpochs }),
    gate,
  ]
  const reports: FitReports = []
  const watch: Callback = {
    onTrainStart: ({ history }) => void reports.push(...history.epochs),
    onEpochEnd: (_, report) => void reports.push(report),
  }
  try {
    await fit(model, train, {
      ...fitOptions(order),
      backend,
      ...(validation === undefined ? {} : { validation }),
      callbacks: [watch, ...callbacks],
      signal,
      ...(stored === undefined ? {} : { resume: stored.state }),
    })
  } catch (error) {
    if (!signal.aborted) throw error
    return tell({ kind: 'stopped', parameters: model.parameters, history: reports })
  }
  const { parameters } = model
  tell({ kind: 'finished', parameters, history: reports, weightsSha256: await weightsSha256(parameters) })
}

type FitReports = Parameters<NonNullable<Callback['onEpochEnd']>>[1][]

/** What `fit` takes as it came. */
function fitOptions({ options }: TrainOrder): Omit<FitOptions, 'backend' | 'resume'> {
  const { config, resume, backend, threads, earlyStopping, samplesPerEpoch, checkpointEpochs, ...rest } = options
  return rest
}
