// Trains on a table as it starts, then predicts over HTTP. Try it:
//   curl localhost:3000/schema
//   curl -d '[{ "alcohol": 13.2, … }]' localhost:3000/predict
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { crossEntropy, fit, Mlp, OneloopError, predictRows, table, wasm } from 'oneloop'
import { wine } from 'oneloop/tables'
import { rowsProblem, rowsSchema } from './schema.ts'

const LIMITS = { bodyBytes: 256 * 1024, rows: 1000, requestMs: 10_000 }

const { train } = table(await wine(), { target: 'cultivar' }).split({ parts: [0.8, 0.2], seed: 1, stratified: true })
const model = new Mlp([train.width, 32, train.outputs], { seed: 1 })
await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
  backend: wasm({ threads: 1 }),
  loss: crossEntropy(),
  epochs: 60,
})
const preprocessing = train.preprocessing!
const schema = rowsSchema(preprocessing, LIMITS.rows)

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    if (!response.headersSent) send(response, 500, { error: 'the server is at fault' })
  })
})
server.requestTimeout = LIMITS.requestMs
server.headersTimeout = LIMITS.requestMs
server.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = `${request.method} ${request.url?.split('?')[0]}`
  if (route === 'GET /health') return send(response, 200, { status: 'ok' })
  if (route === 'GET /schema') return send(response, 200, schema)
  if (route !== 'POST /predict')
    return send(response, 404, { error: 'there are POST /predict, GET /schema and GET /health' })
  const body = await readBody(request)
  if (body === null) return send(response, 413, { error: `a body has at most ${LIMITS.bodyBytes} bytes` })
  let rows: unknown
  try {
    rows = JSON.parse(body)
  } catch {
    return send(response, 400, { error: 'the body is no JSON' })
  }
  const problem = rowsProblem(rows, preprocessing, LIMITS.rows)
  if (problem !== null) return send(response, 422, { error: problem })
  try {
    send(response, 200, predictRows(model, preprocessing, rows as Record<string, number>[]))
  } catch (error) {
    if (!(error instanceof OneloopError)) throw error
    send(response, 422, { error: error.message, code: error.code })
  }
}

/** The body, or null where it is longer than it may be: the rest is then not read. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let bytes = 0
    request.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (bytes > LIMITS.bodyBytes) {
        request.pause()
        resolve(null)
      } else pieces.push(piece)
    })
    request.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')))
    request.on('error', reject)
  })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  // What was not read of a request can't be told from the next one.
  response.writeHead(status, { 'Content-Type': 'application/json', ...(status === 413 && { Connection: 'close' }) })
  response.end(JSON.stringify(body))
}

// What is being answered is answered; then the process ends by itself.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => console.log('ended'))
    server.closeIdleConnections()
  })
}
