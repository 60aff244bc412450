import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const LOOK_EVERY_MS = 500

/**
 * Calls back when npm or npx, which started this process, is gone. npm passes SIGTERM on to the shell that it started this
 * process with, and that shell dies without telling: this process then has another parent. Of SIGHUP npm dies itself, and
 * the shell lives on. Watched only where npm's script is this command, in the foreground.
 */
export function watchLauncher(onGone: () => void): () => void {
  const script = process.env['npm_lifecycle_script']
  if (script === undefined || !/\boneloop\b/.test(script) || /&\s*$/.test(script)) return () => {}
  const parent = process.ppid
  const npm = parentOfShell(parent)
  const timer = setInterval(() => {
    if (process.ppid !== parent || (npm !== null && !isAlive(npm))) onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Who started the shell that runs npm's script; null where this process is started by no such shell. */
function parentOfShell(pid: number): number | null {
  const [parent, , option] = describeProcess(pid)
  return option === '-c' && Number(parent) > 1 ? Number(parent) : null
}

/** The parent's number, and the words of the command line. */
function describeProcess(pid: number): string[] {
  try {
    const [, parent = ''] = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return [parent, ...readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')]
  } catch {
    if (process.platform === 'win32') return []
    // Where there is no /proc, as on macOS.
    return String(spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)]).stdout)
      .trim()
      .split(/\s+/)
  }
}
