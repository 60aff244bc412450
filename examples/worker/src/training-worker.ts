// The training keeps this thread busy and leaves the page's alone; it may also use more threads from here.
import { adam, evaluate, fit, Mlp, table, wasm } from 'oneloop'
import { iris } from 'oneloop/tables'
import type { Command, Event } from './messages.ts'

const tell = (event: Event) => postMessage(event)
let stop = new AbortController()

addEventListener('message', ({ data }: MessageEvent<Command>) => {
  if (data.kind === 'stop') stop.abort()
  else train(data.epochs).catch((error) => tell({ kind: 'failed', message: String(error) }))
})

async function train(epochs: number): Promise<void> {
  stop = new AbortController()
  const { signal } = stop
  const split = { parts: [0.8, 0.2], seed: 2, stratified: true } as const
  const { train, test } = table(await iris(), { target: 'species' }).split(split)
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  const backend = wasm()
  try {
    await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
      backend,
      optimizer: adam({ learningRate: 0.01 }),
      epochs,
      signal,
      callbacks: [{ onEpochEnd: (_run, { epoch, loss }) => tell({ kind: 'epoch', epoch, loss }) }],
    })
  } catch (error) {
    if (!signal.aborted) throw error
    return tell({ kind: 'stopped' })
  }
  const { correct, count } = await evaluate(model, test.loader(), { backend })
  tell({ kind: 'done', correct, count })
}
