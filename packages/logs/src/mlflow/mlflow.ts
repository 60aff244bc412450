import { checkFields, describeValue, type EpochReport, OneloopError } from '@oneloop/core'
import type { Callback } from '@oneloop/trainer'
import type { Hyperparameters } from '../tensorboard/hyperparameters.ts'
import { MlflowError, type MlflowServer, mlflowClient } from './mlflow-client.ts'

/** Where and as what a run is tracked. */
export interface MlflowOptions extends MlflowServer {
  /** The experiment's name; it is created if there is none. Default: MLflow's own, `'Default'`. */
  readonly experiment?: string
  /** What people call the run. Default: a name that the server makes up. */
  readonly runName?: string
  /** What the run was set to: MLflow's parameters. */
  readonly hyperparameters?: Hyperparameters
  /** Words to find the run by. */
  readonly tags?: Readonly<Record<string, string>>
  /** Told once when the server no longer takes what is logged. Default: `console.warn`. */
  readonly warn?: (message: string) => void
}

const OPTION_NAMES = [
  'trackingUri',
  'headers',
  'experiment',
  'runName',
  'hyperparameters',
  'tags',
  'warn',
] as const satisfies readonly (keyof MlflowOptions)[]

/** The server's own bounds of one request. */
const MOST_METRICS = 1000
const MOST_PARAMETERS = 100

interface Metric {
  readonly key: string
  /** JSON has no NaN and no infinity: the server takes their names. */
  readonly value: number | string
  readonly timestamp: number
  readonly step: number
}

/**
 * Tracks a run with an MLflow server, by its REST interface: the settings before the first step, every figure of every
 * report after its epoch, and how the run ended. A run that goes on from a checkpoint goes on with the same run there.
 *
 * A server that can't be reached at the start ends `fit` before the first step. One that goes away later costs no
 * training: what it did not take is kept, and sent with the next epoch's.
 *
 * @throws OneloopError `ARGUMENT_INVALID`, `FIT_INVALID`; out of `fit`, before the first step, `TRACKING_FAILED`
 */
export function mlflow(options: MlflowOptions): Callback {
  checkFields('mlflow', options, OPTION_NAMES, 'FIT_INVALID')
  // biome-ignore lint/suspicious/noConsole: telling is what it is for, unless someone else wants to be told
  const { experiment = 'Default', runName, hyperparameters = {}, tags = {}, warn = console.warn } = options
  const client = mlflowClient(options)
  let runId: string | null = null
  let waiting: Metric[] = []
  let hasWarned = false
  let status: 'FINISHED' | 'FAILED' | 'KILLED' = 'FAILED'
  let isUnderWay = false

  /** Sends what waits; keeps what the server does not take. */
  const flush = async () => {
    try {
      while (waiting.length > 0) {
        const metrics = waiting.slice(0, MOST_METRICS)
        await client.post('runs/log-batch', { run_id: runId, metrics })
        waiting = waiting.slice(metrics.length)
      }
      hasWarned = false
    } catch (error) {
      tell(error)
    }
  }

  const tell = (error: unknown) => {
    if (!(error instanceof MlflowError)) throw error
    if (!hasWarned) warn(`${error.message} (the run goes on; what was not taken is sent again after the next epoch)`)
    hasWarned = true
  }

  return {
    name: 'mlflow',
    memory: () => ({ values: { runId }, arrays: {} }),
    remember(memory) {
      const remembered = memory?.values['runId']
      runId = typeof remembered === 'string' ? remembered : null
      waiting = []
      hasWarned = false
    },
    async onTrainStart() {
      status = 'FAILED'
      if (runId === null) {
        runId = await startRun(client, experiment, runName, tags)
        for (const params of chunks(parametersOf(hyperparameters), MOST_PARAMETERS)) {
          await client.post('runs/log-batch', { run_id: runId, params })
        }
      } else await client.post('runs/update', { run_id: runId, status: 'RUNNING' })
      isUnderWay = true
    },
    async onEpochEnd(_, report) {
      waiting.push(...metricsOf(report))
      await flush()
    },
    onTrainEnd(run) {
      status = run.isAborted ? 'KILLED' : 'FINISHED'
    },
    async close() {
      if (!isUnderWay) return
      isUnderWay = false
      await flush()
      await client.post('runs/update', { run_id: runId, status, end_time: Date.now() }).catch(tell)
    },
  }
}

async function startRun(
  client: ReturnType<typeof mlflowClient>,
  experiment: string,
  runName: string | undefined,
  tags: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await client.post('runs/create', {
    experiment_id: await experimentId(client, experiment),
    ...(runName === undefined ? {} : { run_name: runName }),
    start_time: Date.now(),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  })
  return idOf(answer, ['run', 'info', 'run_id'])
}

async function experimentId(client: ReturnType<typeof mlflowClient>, name: string): Promise<string> {
  const find = async () => {
    const found = await client.get('experiments/get-by-name', { experiment_name: name })
    return idOf(found, ['experiment', 'experiment_id'])
  }
  const isOf = (error: unknown, code: string) => error instanceof MlflowError && error.errorCode === code
  try {
    return await find()
  } catch (error) {
    if (!isOf(error, 'RESOURCE_DOES_NOT_EXIST')) throw error
  }
  try {
    return idOf(await client.post('experiments/create', { name }), ['experiment_id'])
  } catch (error) {
    // Another run has made it meanwhile.
    if (isOf(error, 'RESOURCE_ALREADY_EXISTS')) return find()
    throw error
  }
}

/** A text at that place of an answer. */
function idOf(answer: unknown, path: readonly string[]): string {
  const found = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], answer)
  if (typeof found === 'string') return found
  throw new OneloopError(`the tracking server's answer has no ${path.join('.')}, but ${describeValue(found)}`, {
    code: 'TRACKING_FAILED',
    fix: 'check that it is an MLflow server',
  })
}

/** The server takes letters, digits and `_-./` and spaces in a name, and at most 6,000 characters of a value. */
const nameOf = (name: string) => name.replace(/[^\w\-./ ]/g, '_')

function parametersOf(hyperparameters: Hyperparameters): { key: string; value: string }[] {
  return Object.entries(hyperparameters).map(([name, value]) => ({
    key: nameOf(name),
    value: String(value).slice(0, 6000),
  }))
}

function metricsOf({ epoch, metrics, ...report }: EpochReport): Metric[] {
  const figures = Object.entries({ ...report, ...metrics })
  return figures.flatMap(([name, value]) => {
    if (value === null) return []
    const sent = Number.isFinite(value) ? value : String(value)
    return [{ key: nameOf(name), value: sent, timestamp: Date.now(), step: epoch }]
  })
}

function chunks<Item>(list: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
