import type { EpochTask } from '../peer.ts'
import { type Images, PIXELS, TEST_IMAGES } from './data.ts'
import { jaxJsEpoch } from './jax-js-task.ts'

/** What jax-js-chromium.ts calls in its page. */
export interface JaxJsPage {
  open(trainImages: number): Promise<{ version: string; device: string }>
  task: EpochTask
}

async function fetchImages(part: 'train' | 'test', count: number): Promise<Images> {
  const fetchBytes = async (kind: string) => {
    const response = await fetch(`/${part}-${kind}.u8`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const [images, labels] = await Promise.all([fetchBytes('images'), fetchBytes('labels')])
  return { images: images!.subarray(0, count * PIXELS), labels: labels!.subarray(0, count), count }
}

const page: Partial<JaxJsPage> = {
  async open(trainImages) {
    page.task = await jaxJsEpoch(await fetchImages('train', trainImages), await fetchImages('test', TEST_IMAGES))
    const { version, device } = page.task
    return { version, device }
  },
}
Object.assign(globalThis, { jaxJs: page })
