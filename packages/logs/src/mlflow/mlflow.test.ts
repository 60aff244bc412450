import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunState } from '@oneloop/trainer'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { littleModel, littleRun } from '../../test/little-run.ts'
import { type TrackingServer, trackingServer } from '../../test/tracking-server.ts'
import { mlflow } from '../index.ts'

let server: TrackingServer
beforeEach(async () => {
  server = await trackingServer()
})
afterEach(() => server.close())

const only = () => server.runs[0]!

test('a run is there with its settings, every figure of every epoch, and how it ended', async () => {
  const hyperparameters = { 'learning rate': 0.1, optimizer: 'adam', shuffle: true }
  const tracked = mlflow({
    ...{ trackingUri: server.uri, experiment: 'little', runName: 'first', hyperparameters },
    tags: { data: 'two pixels' },
  })
  const history = await littleRun({
    callbacks: [tracked],
    metrics: { 'top@5': () => 0.5, none: () => Number.NaN, most: () => Number.POSITIVE_INFINITY },
  })
  expect(only()).toMatchObject({
    ...{ experiment: 'little', name: 'first', status: 'FINISHED', tags: { data: 'two pixels' } },
    params: { 'learning rate': '0.1', optimizer: 'adam', shuffle: 'true' },
  })
  expect(only().endTime).toBeGreaterThan(0)
  const series = (name: string) => only().metrics.filter(({ key }) => key === name)
  for (const name of ['loss', 'validationLoss', 'accuracy', 'trainAccuracy', 'learningRate', 'seconds'] as const) {
    expect(series(name).map(({ step, value }) => [step, value])).toEqual(
      history.epochs.map((report) => [report.epoch, report[name]]),
    )
  }
  // The server takes no @ in a name.
  expect(series('top_5').map(({ value }) => value)).toEqual([0.5, 0.5, 0.5])
  expect([series('none')[0]!.value, series('most')[0]!.value]).toEqual(['NaN', 'Infinity'])
})

test('an experiment that is there is used, also when another run makes it at the same moment', async () => {
  const track = (experiment: string) =>
    littleRun({ epochs: 1, callbacks: [mlflow({ trackingUri: `${server.uri}/`, experiment })] })
  await Promise.all([track('shared'), track('shared'), track('Default')])
  await track('shared')
  expect(server.runs.map(({ experiment }) => experiment).sort()).toEqual(['Default', 'shared', 'shared', 'shared'])
})

test('tracking does not change what is learnt', async () => {
  const [tracked, alone] = [littleModel(), littleModel()]
  await littleRun({ callbacks: [mlflow({ trackingUri: server.uri })] }, tracked)
  await littleRun({}, alone)
  expect(tracked.parameters).toEqual(alone.parameters)
})

test('many settings go in several requests, and what the server would refuse is made to fit', async () => {
  const hyperparameters = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`setting #${i}`, 'x'.repeat(7000)]))
  await littleRun({ epochs: 1, callbacks: [mlflow({ trackingUri: server.uri, hyperparameters })] })
  expect(Object.keys(only().params)).toHaveLength(250)
  expect(only().params['setting _0']).toHaveLength(6000)
})

describe('how a run ends', () => {
  test('in an error: FAILED', async () => {
    const fails = {
      onEpochEnd() {
        throw new Error('no more')
      },
    }
    await expect(littleRun({ callbacks: [mlflow({ trackingUri: server.uri }), fails] })).rejects.toThrow('no more')
    expect(only().status).toBe('FAILED')
    expect(only().metrics.some(({ key }) => key === 'loss')).toBe(true)
  })

  test('aborted: KILLED; gone on with from its snapshot, the same run there goes on and ends', async () => {
    const controller = new AbortController()
    let saved: RunState | undefined
    const stops = {
      async onEpochDone(run: { epoch: number; snapshot(): Promise<RunState> }) {
        saved = await run.snapshot()
        controller.abort(new Error('stop'))
      },
    }
    const tracked = () => mlflow({ trackingUri: server.uri, hyperparameters: { rate: 1 } })
    await expect(littleRun({ callbacks: [tracked(), stops], signal: controller.signal })).rejects.toThrow('stop')
    expect(only().status).toBe('KILLED')
    await littleRun({ callbacks: [tracked()], resume: saved! })
    expect(server.runs).toHaveLength(1)
    expect(only()).toMatchObject({ status: 'FINISHED' })
    expect(
      only()
        .metrics.filter(({ key }) => key === 'loss')
        .map(({ step }) => step),
    ).toEqual([1, 2, 3])
  })

  test('a callback used for two runs tracks two runs', async () => {
    const tracked = mlflow({ trackingUri: server.uri })
    await littleRun({ callbacks: [tracked] })
    await littleRun({ callbacks: [tracked] })
    expect(server.runs.map(({ status }) => status)).toEqual(['FINISHED', 'FINISHED'])
  })
})

describe('a server that fails', () => {
  test('while the run is under way costs no training, is told once, and gets what it missed when it is back', async () => {
    const warnings: string[] = []
    const breaks = {
      onEpochStart(run: { epoch: number }) {
        server.broken = run.epoch === 2 || run.epoch === 3 ? 503 : null
      },
    }
    const tracked = mlflow({ trackingUri: server.uri, warn: (message) => warnings.push(message) })
    const history = await littleRun({ epochs: 4, callbacks: [tracked, breaks] })
    expect(history.epochs).toHaveLength(4)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/was answered with 503.*the run goes on/)
    expect(
      only()
        .metrics.filter(({ key }) => key === 'loss')
        .map(({ step }) => step),
    ).toEqual([1, 2, 3, 4])
    expect(only().status).toBe('FINISHED')
  })

  test('that is gone at the end costs no training either', async () => {
    const warnings: string[] = []
    const goes = {
      onTrainEnd() {
        server.broken = 500
      },
    }
    const tracked = mlflow({ trackingUri: server.uri, warn: (message) => warnings.push(message) })
    expect((await littleRun({ callbacks: [tracked, goes] })).epochs).toHaveLength(3)
    expect(warnings).toHaveLength(1)
  })

  test('at the start ends the run before its first step, with a reason', async () => {
    let steps = 0
    const counts = { onStep: () => void steps++ }
    const start = (trackingUri: string) => littleRun({ callbacks: [mlflow({ trackingUri }), counts] })
    const nobody = createServer()
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    await expect(start(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      code: 'TRACKING_FAILED',
      message: expect.stringContaining(`http://127.0.0.1:${port}: the tracking server does not answer`),
    })
    server.broken = 401
    await expect(start(server.uri)).rejects.toMatchObject({ code: 'TRACKING_FAILED' })
    expect(steps).toBe(0)
  })

  test('a server of another kind is named as such', async () => {
    const other = createServer((_, response) => response.end('<html>hello</html>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expect(littleRun({ callbacks: [mlflow({ trackingUri: `http://127.0.0.1:${port}` })] })).rejects.toThrow(
      /it is no MLflow server/,
    )
    await new Promise((resolve) => other.close(resolve))
  })
})

test('what is no address, and options that there are not, are refused at once', () => {
  for (const trackingUri of ['localhost:5000', 'file:///runs', '', 'not an address']) {
    expect(() => mlflow({ trackingUri })).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
  }
  expect(() => mlflow({ trackingUri: server.uri, expriment: 'x' } as object as { trackingUri: string })).toThrow(
    /did you mean 'experiment'/,
  )
})

test('headers go with every request', async () => {
  const seen: (string | undefined)[] = []
  const proxy = createServer(async (request, response) => {
    seen.push(request.headers.authorization)
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const init = request.method === 'GET' ? {} : { method: 'POST', body: Buffer.concat(pieces) }
    const answered = await fetch(`${server.uri}${request.url}`, init)
    response.writeHead(answered.status).end(await answered.text())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const trackingUri = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  await littleRun({ epochs: 1, callbacks: [mlflow({ trackingUri, headers: { Authorization: 'Bearer x' } })] })
  expect(new Set(seen)).toEqual(new Set(['Bearer x']))
  proxy.closeAllConnections()
  await new Promise((resolve) => proxy.close(resolve))
})
