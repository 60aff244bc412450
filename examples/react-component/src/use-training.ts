import { adam, evaluate, fit, Mlp, table, wasm } from 'oneloop'
import { iris } from 'oneloop/tables'
import { useEffect, useState } from 'react'

export type Training =
  | { readonly kind: 'training'; readonly epoch: number; readonly loss: number }
  | { readonly kind: 'done'; readonly correct: number; readonly count: number }
  | { readonly kind: 'failed'; readonly message: string }

/** A training that begins with the component and ends with it, also where React mounts it twice. */
export function useTraining(epochs: number): Training {
  const [state, setState] = useState<Training>({ kind: 'training', epoch: 0, loss: Number.NaN })
  useEffect(() => {
    const stop = new AbortController()
    const show = (next: Training) => !stop.signal.aborted && setState(next)
    train(epochs, stop.signal, show).catch((error) => show({ kind: 'failed', message: String(error) }))
    return () => stop.abort()
  }, [epochs])
  return state
}

async function train(epochs: number, signal: AbortSignal, show: (state: Training) => void): Promise<void> {
  const split = { parts: [0.8, 0.2], seed: 2, stratified: true } as const
  const { train, test } = table(await iris(), { target: 'species' }).split(split)
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  const backend = wasm()
  await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
    backend,
    optimizer: adam({ learningRate: 0.01 }),
    epochs,
    signal,
    callbacks: [{ onEpochEnd: (_run, { epoch, loss }) => show({ kind: 'training', epoch, loss }) }],
  })
  const { correct, count } = await evaluate(model, test.loader(), { backend })
  show({ kind: 'done', correct, count })
}
