import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where builds are kept when nobody says otherwise: `oneloop` in the user's cache folder
 * ([XDG](https://specifications.freedesktop.org/basedir-spec/latest/) on Linux, `~/Library/Caches` on macOS).
 */
export function defaultCacheDir(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string {
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'oneloop')
  return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'oneloop')
}
