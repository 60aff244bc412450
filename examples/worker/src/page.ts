import type { Command, Event } from './messages.ts'

const trainButton = document.querySelector<HTMLButtonElement>('#train')!
const stopButton = document.querySelector<HTMLButtonElement>('#stop')!
const status = document.querySelector('[role=status]')!

const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' })
const ask = (command: Command) => worker.postMessage(command)

trainButton.onclick = () => {
  show(true, 'Training…')
  ask({ kind: 'train', epochs: 50 })
}
stopButton.onclick = () => ask({ kind: 'stop' })
worker.onerror = ({ message }) => show(false, `The worker broke down: ${message}`)
worker.onmessage = ({ data }: MessageEvent<Event>) => {
  switch (data.kind) {
    case 'epoch':
      return show(true, `Epoch ${data.epoch}: loss ${data.loss.toFixed(4)}`)
    case 'done':
      return show(false, `${data.correct} of ${data.count} flowers right`)
    case 'stopped':
      return show(false, 'Stopped')
    case 'failed':
      return show(false, data.message)
  }
}

function show(isTraining: boolean, words: string): void {
  trainButton.disabled = isTraining
  stopButton.disabled = !isTraining
  status.textContent = words
}
