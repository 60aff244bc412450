import { BackendUnavailableError } from '@oneloop/core'

/**
 * What `load` imports, or the reason why it can't be had and the command that fixes it.
 *
 * @throws BackendUnavailableError
 */
export async function loadPeer<T>(backend: string, packages: readonly string[], load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw new BackendUnavailableError(backend, {
      reason: isMissing(cause)
        ? `${packages.join(' and ')} not installed`
        : `${packages.join(' and ')} failed to load (${firstLine(cause)})`,
      fix: `npm install ${packages.map(pinned).join(' ')}`,
      cause,
    })
  }
}

/** tfjs's packages work together at one version only. */
function pinned(name: string): string {
  return name.startsWith('@tensorflow/') ? `${name}@4.22.0` : name
}

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]!
}
