import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** A tool that was made ready, or the reason why it was not. */
export type Tool = { readonly path: string; readonly skipped?: undefined } | { readonly skipped: string }

/** Runs a program to its end. Its output, or an error with the last of what it said. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { cwd?: string; timeoutMs: number },
): string {
  const { cwd, timeoutMs } = options
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, timeout: timeoutMs, encoding: 'utf8' })
  if (status === 0) return stdout
  const said = (stderr || stdout || '').trim().split('\n').slice(-3).join(' ')
  throw new Error(`${command} failed: ${error?.message ?? said}`)
}

/**
 * A folder that is made once and kept: `make` fills a temporary one, which is then renamed, so that one that is there
 * is whole.
 */
export function makeOnce(path: string, make: (temporary: string) => void): Tool {
  if (existsSync(path)) return { path }
  const temporary = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    make(temporary)
    if (!existsSync(path)) renameSync(temporary, path)
    return { path }
  } catch (error) {
    return { skipped: error instanceof Error ? error.message : String(error) }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

export function copyFiles(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
}

/** The name of a group of tests, with the reason when they are skipped: printed too, since skipped tests are not. */
export function title(what: string, tool: Tool): string {
  if (tool.skipped === undefined) return what
  console.error(`skipped: ${what}: ${tool.skipped}`)
  return `${what} (skipped: ${tool.skipped})`
}
