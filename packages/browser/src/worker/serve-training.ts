import { errorToData } from '../wire/error-data.ts'
import { type FromWorker, isToWorker, type Order, type SentEvent } from '../wire/messages.ts'
import type { ServeOptions } from './serve-options.ts'
import { type Session, startSession } from './session.ts'

interface Scope {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void
}

/**
 * Makes a Web Worker one that `train({ worker })` can use. It answers the messages of `train` and leaves all others alone, so
 * the worker may have messages of its own. Runs that overlap are trained at the same time.
 *
 * @example
 * // a worker of your own
 * serveTraining({ backends: { webgpu: () => tfjsWebGpu() } })
 */
export function serveTraining(options: ServeOptions = {}): void {
  const scope = globalThis as unknown as Scope
  const sessions = new Map<number, Session>()
  scope.addEventListener('message', ({ data }) => {
    if (isToWorker(data)) receive(data.oneloop.run, data.oneloop.order)
  })

  function receive(run: number, order: Order): void {
    if (order.kind !== 'train') {
      sessions.get(run)?.[order.kind]()
      return
    }
    const tell = (event: SentEvent, transfer: readonly ArrayBuffer[] = []) => {
      const message: FromWorker = { oneloop: { run, event } }
      scope.postMessage(message, transfer)
    }
    const session = startSession(order, options, tell)
    sessions.set(run, session)
    session.finished
      .catch((error: unknown) => tell({ kind: 'failed', error: errorToData(error) }))
      .finally(() => sessions.delete(run))
  }
}
