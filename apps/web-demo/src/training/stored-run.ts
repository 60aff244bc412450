import { del, get, set } from 'idb-keyval'
import { decodeCheckpoint, Mlp } from 'oneloop'
import { modelData } from './model-data.ts'
import type { RunConfig } from './run-config.ts'
import type { RunState } from './run-state.ts'

const KEY = 'oneloop.run'

/** Keeps the run for the next visit. IndexedDB writes whole or not at all. */
export async function storeRun(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await set(KEY, bytes)
}

export async function forgetRun(): Promise<void> {
  await del(KEY)
}

/** The run of an earlier visit, as the page's state; `undefined` when there is none or it can't be read. */
export async function storedRun(): Promise<Partial<RunState> | undefined> {
  try {
    const bytes = await get<Uint8Array<ArrayBuffer>>(KEY)
    return bytes && (await fromCheckpoint(bytes))
  } catch {
    // Storage is switched off, or the stored run is of an older page: the visit begins anew.
    return undefined
  }
}

async function fromCheckpoint(bytes: Uint8Array<ArrayBuffer>): Promise<Partial<RunState>> {
  const checkpoint = await decodeCheckpoint(bytes)
  const config = checkpoint.config as RunConfig
  const { epoch, history, engine } = checkpoint.state
  return {
    phase: epoch > config.epochs ? 'finished' : 'stopped',
    config,
    model: { ...modelData(new Mlp(config.widths)), parameters: engine.parameters },
    isTrained: true,
    reports: history,
    lossCurve: history.map((report) => [report.epoch, report.loss] as const),
    checkpoint: bytes,
  }
}
