import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Images, PIXELS } from './data.ts'

export async function readImages(folder: string, part: 'train' | 'test', count: number): Promise<Images> {
  const [images, labels] = await Promise.all(
    ['images', 'labels'].map((kind) => readFile(join(folder, `${part}-${kind}.u8`))),
  )
  return { images: images!.subarray(0, count * PIXELS), labels: labels!.subarray(0, count), count }
}
