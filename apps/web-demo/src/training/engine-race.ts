import { DataLoader, type Engine, fit } from 'oneloop'
import { type SampleFiles, sampleDataset } from '../data/sample-dataset.ts'
import { type EngineName, loadBackend } from './engines.ts'
import type { EngineLane, Event } from './protocol.ts'
import { lessonConfig, networkOf } from './run-config.ts'
import { withStepHooks } from './step-hooks.ts'

/** Each lane's, at least. */
const SECONDS = 2
const MIN_TURN_SECONDS = 0.04
/** A GPU's steps are over when its sums can be read, not when they were queued, so turns end and time is taken there. */
const STEPS_A_READING = 8

/**
 * Two engines train the same network on the same batches, turn about, so that neither takes the other's processor: each
 * one's steps are counted over its own time, the first few left out, in which code and shaders are compiled. Who is ahead
 * in time waits, so a slow engine makes the race no longer.
 */
export async function race(
  names: readonly [EngineName, EngineName],
  files: SampleFiles,
  tell: (event: Event) => void,
): Promise<void> {
  const data = await sampleDataset(files)
  // tfjs has one thread on this page: so has every lane.
  const backends = await Promise.all(names.map((name) => loadBackend(name, 1)))
  const { batchSize, seed } = lessonConfig
  const over = new AbortController()
  const lanes: { -readonly [Key in keyof EngineLane]: EngineLane[Key] }[] = names.map(() => ({
    device: '',
    steps: 0,
    seconds: 0,
  }))
  let turn = 0
  let wake: (() => void)[] = []
  const pass = (next: number) => {
    turn = next
    for (const resolve of wake.splice(0)) resolve()
  }
  const mine = async (lane: number) => {
    while (turn !== lane && !over.signal.aborted) await new Promise<void>((resolve) => wake.push(resolve))
  }

  async function around(lane: number, step: () => Promise<void>, engine: Engine): Promise<void> {
    await mine(lane)
    if (over.signal.aborted) return
    const own = lanes[lane]!
    own.device = engine.device
    const start = performance.now()
    await step()
    const taken = ++stepsTaken[lane]!
    if (taken % STEPS_A_READING === 0) await engine.readTotals()
    const seconds = (performance.now() - start) / 1000
    if (taken <= STEPS_A_READING) return
    own.steps++
    own.seconds += seconds
    spent += seconds
    if (taken % STEPS_A_READING > 0 || spent < MIN_TURN_SECONDS || own.seconds < lanes[1 - lane]!.seconds) return
    spent = 0
    tell({ kind: 'raced', lanes: lanes.map((each) => ({ ...each })), isOver: false })
    if (lanes.every(({ seconds }) => seconds > SECONDS)) over.abort()
    pass(1 - lane)
  }
  let spent = 0
  const stepsTaken = [0, 0]

  const run = async (lane: number) => {
    const backend = withStepHooks(backends[lane]!, { around: (step, engine) => around(lane, step, engine) })
    const loader = new DataLoader(data, { batchSize, shuffle: true, seed })
    await fit(networkOf(lessonConfig), loader, { backend, epochs: 1_000_000, signal: over.signal })
  }
  const ended = await Promise.allSettled(
    names.map((_, lane) =>
      run(lane).finally(() => {
        over.abort()
        pass(1 - lane)
      }),
    ),
  )
  wake = []
  const failed = ended.find((end) => end.status === 'rejected' && !isAbort(end.reason))
  if (failed?.status === 'rejected') throw failed.reason
  tell({ kind: 'raced', lanes, isOver: true })
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
