import { serveTraining } from '@oneloop/browser/worker'
import { provideSha256 } from '../insecure-context.ts'
import { dataset } from './dataset.ts'
import { digits } from './digits-source.ts'
import { race } from './engine-race.ts'
import { tfjsBackends } from './engines.ts'
import { evaluateModel } from './evaluate-model.ts'
import { failureOf } from './failure.ts'
import type { Command, Event } from './protocol.ts'
import { type Stepper, startStepper } from './stepper.ts'

const scope = self as unknown as {
  onmessage: (message: MessageEvent<Command | object>) => void
  postMessage: (event: Event) => void
}

provideSha256()

let stepper: Stepper | undefined

serveTraining({ backends: tfjsBackends, sources: { digits } })

scope.onmessage = ({ data: command }) => {
  // The others are those of the runs.
  if ('kind' in command) handle(command).catch((error: unknown) => tell({ kind: 'failed', failure: failureOf(error) }))
}

function tell(event: Event): void {
  scope.postMessage(event)
}

async function handle(command: Command): Promise<void> {
  switch (command.kind) {
    case 'evaluate':
      return tell({ kind: 'evaluated', evaluation: await evaluateModel(command.model, command.files) })
    case 'showImages': {
      const { test } = await dataset(command.files)
      const images = command.indices.map((index) => test.image(index).slice())
      return tell({ kind: 'images', request: command.request, images })
    }
    case 'startStepping':
      stepper?.end()
      stepper = startStepper(command.files, tell)
      return stepper.finished
    case 'step':
      return stepper?.step()
    case 'setFree':
      return stepper?.setFree(command.isFree)
    case 'endStepping':
      stepper?.end()
      stepper = undefined
      return
    case 'race':
      return race(command.engines, command.files, tell)
  }
}
