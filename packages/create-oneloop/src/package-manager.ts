/** How the package manager that started this is told to install and to run a script. */
export interface PackageManager {
  readonly install: string
  run(script: string): string
}

/** @param userAgent npm's variable `npm_config_user_agent`, which all of them set: `pnpm/12.21.0 node/…` */
export function packageManager(userAgent = 'npm'): PackageManager {
  const name = /^(pnpm|yarn|bun|deno)\b/.exec(userAgent)?.[1] ?? 'npm'
  const run = name === 'bun' || name === 'deno' ? `${name} ${name === 'deno' ? 'task' : 'run'}` : name
  return { install: `${name} install`, run: (script) => `${run} ${script}` }
}
