import { adam, type Backend } from '@oneloop/core'
import { DataLoader, type Dataset } from '@oneloop/data'
import { Mlp } from '@oneloop/mlp-model'
import { fit } from '@oneloop/trainer'
import { LESSON } from 'oneloop'

/** The lesson's network, trained by its recipe. */
export async function trainLesson(backend: Backend, train: Dataset): Promise<Mlp> {
  const { seed, batchSize, epochs, learningRate, transform, widths } = LESSON
  const model = new Mlp(widths, { seed })
  const loader = new DataLoader(train, { batchSize, shuffle: true, seed, transform })
  await fit(model, loader, { backend, epochs, optimizer: adam({ learningRate }), seed })
  return model
}
