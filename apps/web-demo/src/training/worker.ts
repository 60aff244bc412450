import { provideSha256 } from '../insecure-context.ts'
import { dataset } from './dataset.ts'
import { race } from './engine-race.ts'
import { evaluateModel } from './evaluate-model.ts'
import { failureOf } from './failure.ts'
import type { Command, Event } from './protocol.ts'
import { type Session, startSession } from './session.ts'
import { type Stepper, startStepper } from './stepper.ts'

const scope = self as unknown as {
  onmessage: (message: MessageEvent<Command>) => void
  postMessage: (event: Event, transfer?: Transferable[]) => void
}

provideSha256()

let session: Session | undefined
let stepper: Stepper | undefined

scope.onmessage = ({ data: command }) => {
  handle(command).catch((error: unknown) => tell({ kind: 'failed', failure: failureOf(error) }))
}

function tell(event: Event, transfer: Transferable[] = []): void {
  scope.postMessage(event, transfer)
}

async function handle(command: Command): Promise<void> {
  switch (command.kind) {
    case 'train': {
      session = startSession(command, tell)
      try {
        await session.finished
      } finally {
        session = undefined
      }
      return
    }
    case 'pause':
      return session?.pause()
    case 'resume':
      return session?.resume()
    case 'stop':
      return session?.stop()
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
