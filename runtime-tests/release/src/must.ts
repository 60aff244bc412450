import type { Finished } from 'runtime-test-tools'

/** @throws with all that a program wrote, when it did not end with status 0 */
export function must(finished: Finished, what: string): Finished {
  const { status, stdout, stderr } = finished
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
  return finished
}
