/** The exit statuses of the command, as `oneloop --help` prints them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  badInput: 3,
  diverged: 4,
  noBackend: 5,
  notWritten: 6,
  interrupted: 130,
} as const

export const EXIT_HELP = `Exit status:
  0    done
  1    failed for another reason
  2    wrong option or argument
  3    a file, folder or dataset can't be read or is damaged
  4    training diverged: the loss is no longer a number
  5    no backend can train this here
  6    a file can't be written
  130  interrupted; the run can be resumed`

const BY_CODE: Readonly<Record<string, number>> = {
  OPTION_INVALID: EXIT.usage,
  USAGE: EXIT.usage,
  UNKNOWN_NAME: EXIT.usage,
  FIT_INVALID: EXIT.usage,
  LOSS_INVALID: EXIT.usage,
  MODEL_INVALID: EXIT.usage,
  OPTIMIZER_INVALID: EXIT.usage,
  SCHEDULE_INVALID: EXIT.usage,
  DIVERGED: EXIT.diverged,
  NO_BACKEND: EXIT.noBackend,
  BACKEND_UNAVAILABLE: EXIT.noBackend,
  PROGRAM_UNSUPPORTED: EXIT.noBackend,
  WRITE_FAILED: EXIT.notWritten,
}

/** The status for an error's code; what reads files has many codes, and all of them mean bad input. */
export function exitStatus(code: string | undefined): number {
  if (code === undefined) return EXIT.failed
  return BY_CODE[code] ?? EXIT.badInput
}
