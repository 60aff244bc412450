import { useTraining } from './use-training.ts'

/** Trains while it is shown, says how far it is, and then how good. */
export function FlowerTrainer({ epochs }: { readonly epochs: number }) {
  const state = useTraining(epochs)
  switch (state.kind) {
    case 'training':
      return (
        <p role="status">
          <progress value={state.epoch} max={epochs} /> loss {state.loss.toFixed(4)}
        </p>
      )
    case 'done':
      return (
        <p role="status">
          {state.correct} of {state.count} flowers right
        </p>
      )
    case 'failed':
      return <p role="alert">{state.message}</p>
  }
}
