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
    throw peerUnavailable(backend, packages, cause)
  }
}

/**
 * Why packages that users install could not be imported. Thrown from the `catch` around each `import('@tensorflow/…')`:
 * bundlers let a package be missing only where it is imported in a `try`.
 */
export function peerUnavailable(backend: string, packages: readonly string[], cause: unknown): BackendUnavailableError {
  return new BackendUnavailableError(backend, {
    reason: isMissing(cause)
      ? `${packages.join(' and ')} not installed`
      : `${packages.join(' and ')} failed to load (${firstLine(cause)})`,
    fix: `npm install ${packages.map(pinned).join(' ')}`,
    cause,
  })
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
