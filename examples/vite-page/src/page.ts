// Trains on the page's own thread: the loop gives the page a turn every 30 ms, so that its buttons stay live.
import { adam, evaluate, fit, Mlp, table, wasm } from 'oneloop'
import { iris } from 'oneloop/tables'

const trainButton = document.querySelector<HTMLButtonElement>('#train')!
const stopButton = document.querySelector<HTMLButtonElement>('#stop')!
const status = document.querySelector('[role=status]')!

trainButton.addEventListener('click', async () => {
  const stop = new AbortController()
  stopButton.onclick = () => stop.abort()
  trainButton.disabled = true
  stopButton.disabled = false
  try {
    status.textContent = await train(stop.signal)
  } catch (error) {
    status.textContent = stop.signal.aborted ? 'Stopped' : `The training broke down: ${error}`
  }
  trainButton.disabled = false
  stopButton.disabled = true
})

async function train(signal: AbortSignal): Promise<string> {
  const split = { parts: [0.8, 0.2], seed: 2, stratified: true } as const
  const { train, test } = table(await iris(), { target: 'species' }).split(split)
  const model = new Mlp([train.width, 16, train.outputs], { seed: 1 })
  const backend = wasm()
  await fit(model, train.loader({ batchSize: 16, shuffle: true, seed: 1 }), {
    backend,
    optimizer: adam({ learningRate: 0.01 }),
    epochs: 50,
    signal,
    callbacks: [
      {
        onEpochEnd(_run, { epoch, loss }) {
          status.textContent = `Epoch ${epoch}: loss ${loss.toFixed(4)}`
        },
      },
    ],
  })
  const { correct, count } = await evaluate(model, test.loader(), { backend })
  return `${correct} of ${count} flowers right`
}
