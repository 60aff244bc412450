import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'

/**
 * Runs a program to its end. Whoever stops this process stops the program, which may save first: SIGINT, SIGTERM and
 * SIGHUP are passed on, and when npm, which started this process, is gone without a word, the program gets SIGTERM. This
 * process then ends with the program's status.
 *
 * @param onOutput given what the program writes to pipes, where `options.stdio` has some
 * @returns {Promise<number>} the status, 128 and the signal's number for a program that a signal ended
 */
export function runChild(program, args, options, onOutput = () => {}) {
  const child = spawn(program, args, options)
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', onOutput)
  let stoppedBy = null
  const stop = (signal) => {
    stoppedBy ??= signal
    child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  const releaseParent = watchParent(() => stop('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, stop)
      releaseParent()
      const status = code ?? 128 + (constants.signals[signal] ?? 0)
      if (stoppedBy !== null) process.exit(status || 128 + constants.signals[stoppedBy])
      resolve(status)
    })
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const LOOK_EVERY_MS = 500

// npm passes SIGTERM on to the shell between it and this process, and the shell dies without telling. Of SIGHUP npm dies
// itself, and the shell lives on.
function watchParent(onGone) {
  if (process.env.npm_lifecycle_script === undefined) return () => {}
  const timer = setInterval(() => {
    if (process.ppid !== parent || (npm !== null && !isAlive(npm))) onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

// Who started the shell that runs npm's script; null where this process is started by no such shell.
function parentOfShell(pid) {
  const [parent, , option] = describeProcess(pid)
  return option === '-c' && Number(parent) > 1 ? Number(parent) : null
}

// The parent's number, and the words of the command line.
function describeProcess(pid) {
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

/** Of when this module was loaded: they may be gone before a later program starts. */
const parent = process.ppid
const npm = process.env.npm_lifecycle_script === undefined ? null : parentOfShell(parent)
