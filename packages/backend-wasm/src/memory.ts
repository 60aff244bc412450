import { OneloopError, UnsupportedProgramError } from '@oneloop/core'

const PAGE_BYTES = 65536
const MAX_PAGES = 65536

/** Makes the memory for an arena. It has its full size from the beginning and never grows. */
export function createMemory(bytes: number, shared: boolean): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES)
  if (pages > MAX_PAGES) {
    throw new UnsupportedProgramError('wasm', `it needs ${mebibytes(bytes)}, WebAssembly has 4096 MiB`, SMALLER)
  }
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
  } catch (cause) {
    throw new OneloopError(`no memory for the network: ${mebibytes(bytes)} asked for`, {
      code: 'OUT_OF_MEMORY',
      fix: SMALLER,
      cause,
    })
  }
}

const SMALLER = 'use a smaller batch or narrower layers'
const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
