import {
  type Callback,
  crossEntropy,
  DataLoader,
  decodeCheckpoint,
  encodeCheckpoint,
  fit,
  nanGuard,
  periodicCheckpoint,
  weightsSha256,
} from 'oneloop'
import { dataset } from './dataset.ts'
import { loadBackend } from './engines.ts'
import { pauseGate } from './pause-gate.ts'
import type { Command, Event } from './protocol.ts'
import { reporter } from './reporter.ts'
import { networkOf, optimizerOf, scheduleOf } from './run-config.ts'
import { sampler } from './sampler.ts'

type Tell = (event: Event, transfer?: Transferable[]) => void
type Train = Extract<Command, { kind: 'train' }>

/** A run under way. */
export interface Session {
  /** Settles when the run is over, for whatever reason but an error. */
  readonly finished: Promise<void>
  pause(): void
  resume(): void
  stop(): void
}

/** Trains as `oneloop train` does: the same loop and the same seeds, so the same settings give the same bits. */
export function startSession(command: Train, tell: Tell): Session {
  const gate = pauseGate(tell)
  const abort = new AbortController()
  return {
    finished: train(command, tell, gate.callback, abort.signal),
    pause: gate.pause,
    resume: gate.resume,
    stop() {
      abort.abort(new DOMException('The reader stopped the run.', 'AbortError'))
      gate.resume()
    },
  }
}

async function train(
  { config, files, checkpoint }: Train,
  tell: Tell,
  gate: Callback,
  signal: AbortSignal,
): Promise<void> {
  const [{ train, test }, backend, stored] = await Promise.all([
    dataset(files, (loadedBytes, totalBytes) => tell({ kind: 'fetching', loadedBytes, totalBytes })),
    loadBackend(config.engine),
    checkpoint && decodeCheckpoint(checkpoint),
  ])
  if (signal.aborted) return tell({ kind: 'stopped', parameters: null })
  const { seed, batchSize, epochs, images } = config
  const model = networkOf(config)
  const loader = new DataLoader(train.subset({ start: 0, end: images }), { batchSize, shuffle: true, seed })
  const [probe] = loader
  const save = async (bytes: Promise<Uint8Array<ArrayBuffer>>) => {
    const data = await bytes
    tell({ kind: 'checkpoint', bytes: data }, [data.buffer])
  }
  try {
    await fit(model, loader, {
      backend,
      loss: crossEntropy(),
      optimizer: optimizerOf(config),
      schedule: scheduleOf(config),
      epochs,
      seed,
      validation: new DataLoader(test, { batchSize: 1000 }),
      callbacks: [
        nanGuard(),
        sampler(tell, probe!),
        reporter(tell),
        periodicCheckpoint((state) => save(encodeCheckpoint(state, config))),
        gate,
      ],
      signal,
      ...(stored && { resume: stored.state }),
    })
  } catch (error) {
    if (!signal.aborted) throw error
    return tell({ kind: 'stopped', parameters: model.parameters })
  }
  tell({ kind: 'finished', weightsSha256: await weightsSha256(model.parameters), parameters: model.parameters })
}
