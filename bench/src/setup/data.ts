import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mnist } from '@oneloop/mnist-data/node'
import { cacheFolder } from '../folders.ts'

/** Writes MNIST's bytes as plain files, so that every peer reads the same ones. */
export async function setupData(): Promise<string> {
  const folder = join(cacheFolder, 'mnist')
  await mkdir(folder, { recursive: true })
  if (existsSync(join(folder, 'test-labels.u8'))) return folder
  const { train, test } = await mnist()
  const files = {
    'train-images.u8': train.features,
    'train-labels.u8': train.labels,
    'test-images.u8': test.features,
    'test-labels.u8': test.labels,
  }
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, `${name}.tmp`), bytes)
    await rename(join(folder, `${name}.tmp`), join(folder, name))
  }
  return folder
}
