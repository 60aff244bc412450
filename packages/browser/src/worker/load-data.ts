import { type Loader, OneloopError, unknownName } from '@oneloop/core'
import { augment } from '@oneloop/data'
import { loaderFromData } from '../wire/loader-data.ts'
import type { Order } from '../wire/messages.ts'
import type { ServeOptions, WorkerLoaders } from './serve-options.ts'
import type { Tell } from './tell.ts'

type TrainOrder = Extract<Order, { kind: 'train' }>

/** The run's loaders: out of the message, or from a source of the worker's own. */
export async function loadData(
  { data, augment: changes, validation }: TrainOrder,
  sources: NonNullable<ServeOptions['sources']>,
  tell: Tell,
): Promise<WorkerLoaders> {
  if ('source' in data && 'request' in data) {
    const source = sources[data.source]
    if (source === undefined) {
      throw new OneloopError(unknownName('source', data.source, Object.keys(sources)), { code: 'UNKNOWN_NAME' })
    }
    return source(data.request, (loadedBytes, totalBytes) => tell({ kind: 'loading', loadedBytes, totalBytes }))
  }
  const loader = loaderFromData(data)
  const train: Loader = changes === null ? loader : augment(loader, changes)
  return validation === null ? { train } : { train, validation: loaderFromData(validation) }
}
