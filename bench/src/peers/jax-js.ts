import type { EpochConfig, EpochTask } from '../peer.ts'
import { TEST_IMAGES } from './data.ts'
import { jaxJsEpoch } from './jax-js-task.ts'
import { readImages } from './read-images.ts'

export async function epoch({ data, trainImages }: EpochConfig): Promise<EpochTask> {
  return jaxJsEpoch(await readImages(data, 'train', trainImages), await readImages(data, 'test', TEST_IMAGES))
}
