import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A run as the server keeps it. */
export interface TrackedRun {
  readonly id: string
  readonly experiment: string
  readonly name: string
  status: string
  endTime: number | null
  readonly tags: Record<string, string>
  readonly params: Record<string, string>
  readonly metrics: { readonly key: string; readonly value: number | string; readonly step: number }[]
}

/** A server on this machine that speaks as much of MLflow's REST interface as `mlflow` does, and refuses what MLflow refuses. */
export interface TrackingServer {
  readonly uri: string
  readonly runs: TrackedRun[]
  readonly requests: string[]
  /** While it is set, every request is answered with this status. */
  broken: number | null
  close(): Promise<void>
}

type Answer = readonly [status: number, body: object]

interface Body {
  readonly [field: string]: unknown
}

const NAME = /^[\w\-./ :]{1,250}$/

export async function trackingServer(): Promise<TrackingServer> {
  const experiments = new Map([['Default', '0']])
  const runs: TrackedRun[] = []
  const failure = (status: number, code: string, message: string): Answer => [status, { error_code: code, message }]

  const endpoints: Readonly<Record<string, (body: Body) => Answer>> = {
    'GET experiments/get-by-name': ({ experiment_name: name }) => {
      const id = experiments.get(String(name))
      if (id === undefined) return failure(404, 'RESOURCE_DOES_NOT_EXIST', `no experiment '${String(name)}'`)
      return [200, { experiment: { experiment_id: id, name, lifecycle_stage: 'active' } }]
    },
    'POST experiments/create': ({ name }) => {
      if (experiments.has(String(name))) return failure(400, 'RESOURCE_ALREADY_EXISTS', 'it exists')
      experiments.set(String(name), String(experiments.size))
      return [200, { experiment_id: experiments.get(String(name)) }]
    },
    'POST runs/create': ({ experiment_id: experiment, run_name: name = 'made-up-name-1', tags = [] }) => {
      const run: TrackedRun = {
        id: `run-${runs.length}`,
        experiment: [...experiments].find(([, id]) => id === experiment)![0],
        name: String(name),
        status: 'RUNNING',
        endTime: null,
        tags: Object.fromEntries((tags as { key: string; value: string }[]).map(({ key, value }) => [key, value])),
        params: {},
        metrics: [],
      }
      runs.push(run)
      return [200, { run: { info: { run_id: run.id, run_name: run.name } } }]
    },
    'POST runs/log-batch': ({ run_id: id, metrics = [], params = [] }) => {
      const run = runs.find((one) => one.id === id)
      const [figures, settings] = [metrics as TrackedRun['metrics'], params as { key: string; value: string }[]]
      if (run === undefined) return failure(404, 'RESOURCE_DOES_NOT_EXIST', 'no such run')
      if (figures.length > 1000 || settings.length > 100) return failure(400, 'BAD_REQUEST', 'too many')
      for (const { key } of [...figures, ...settings]) {
        if (!NAME.test(key)) return failure(400, 'INVALID_PARAMETER_VALUE', `bad name '${key}'`)
      }
      for (const { value } of figures) {
        if (typeof value !== 'number' && !['NaN', 'Infinity', '-Infinity'].includes(value))
          return failure(400, 'INVALID_PARAMETER_VALUE', 'a metric is a number')
      }
      for (const { key, value } of settings) {
        if (value.length > 6000) return failure(400, 'INVALID_PARAMETER_VALUE', 'too long')
        if (key in run.params && run.params[key] !== value)
          return failure(400, 'INVALID_PARAMETER_VALUE', 'a parameter does not change')
        run.params[key] = value
      }
      run.metrics.push(...figures)
      return [200, {}]
    },
    'POST runs/update': ({ run_id: id, status, end_time: end }) => {
      const run = runs.find((one) => one.id === id)
      if (run === undefined) return failure(404, 'RESOURCE_DOES_NOT_EXIST', 'no such run')
      run.status = String(status)
      run.endTime = end === undefined ? null : Number(end)
      return [200, { run_info: { run_id: id } }]
    },
  }

  const tracking: TrackingServer = { uri: '', runs, requests: [], broken: null, close: () => closed(server) }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://here')
    const endpoint = `${request.method} ${url.pathname.replace('/api/2.0/mlflow/', '')}`
    tracking.requests.push(endpoint)
    const body = request.method === 'GET' ? Object.fromEntries(url.searchParams) : await bodyOf(request)
    if (tracking.broken !== null) return answer(response, [tracking.broken, {}])
    const known = url.pathname.startsWith('/api/2.0/mlflow/') ? endpoints[endpoint] : undefined
    answer(response, known?.(body) ?? failure(404, 'ENDPOINT_NOT_FOUND', `no ${endpoint}`))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(tracking, { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

function answer(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return JSON.parse(Buffer.concat(pieces).toString()) as Body
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
