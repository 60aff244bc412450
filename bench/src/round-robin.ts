import type { Contestant } from './contestants.ts'
import { PeerFailure, PeerProcess } from './peer-process.ts'
import { bundleForNode } from './setup/bundle.ts'

/** A contestant that takes part, in its process. */
export interface Entrant {
  readonly contestant: Contestant
  readonly process: PeerProcess
}

/** A contestant that does not, and what would change that. */
export interface Missing {
  readonly id: string
  readonly label: string
  readonly reason: string
  readonly fix: string | null
}

export interface Opened {
  readonly entrants: Entrant[]
  readonly missing: Missing[]
}

export interface OpenOptions {
  /** Why a kind of need is not met, `null` where it is. */
  readonly unmet: Readonly<Record<'python' | 'native', string | null>>
  readonly say: (line: string) => void
  readonly timeoutMs: number
}

/** Starts each contestant's process; they stand still until they are asked. */
export async function open(
  contestants: readonly Contestant[],
  workload: string,
  config: object,
  { unmet, say, timeoutMs }: OpenOptions,
): Promise<Opened> {
  const opened: Opened = { entrants: [], missing: [] }
  for (const contestant of contestants) {
    const { id, label, file, threads, options = {}, bundled, needs } = contestant
    const why = needs === undefined ? null : unmet[needs]
    try {
      if (why !== null) throw new PeerFailure(why, 'npm run bench -- --setup')
      const path = bundled ? await bundleForNode(file) : file
      const process = await PeerProcess.start(path, workload, { ...config, threads, options }, timeoutMs)
      opened.entrants.push({ contestant, process })
    } catch (cause) {
      const { message, fix = null } = cause as PeerFailure
      say(`  ${label}: missing: ${message}`)
      opened.missing.push({ id, label, reason: message, fix })
    }
  }
  return opened
}

/**
 * Asks every entrant once a round, in turn (A B C, A B C, …), so that whatever the machine does meanwhile falls on all
 * alike. One that fails leaves, and is named in `missing`.
 *
 * @returns each entrant's answers, by id, in the order of the rounds
 */
export async function roundRobin<T>(
  { entrants, missing }: Opened,
  rounds: number,
  ask: (process: PeerProcess, contestant: Contestant) => Promise<T>,
): Promise<Map<string, T[]>> {
  const answers = new Map<string, T[]>(entrants.map(({ contestant }) => [contestant.id, []]))
  for (let round = 0; round < rounds; round++) {
    for (const entrant of [...entrants]) {
      const { id, label } = entrant.contestant
      try {
        answers.get(id)!.push(await ask(entrant.process, entrant.contestant))
      } catch (cause) {
        missing.push({ id, label, reason: (cause as Error).message, fix: null })
        answers.delete(id)
        entrants.splice(entrants.indexOf(entrant), 1)
        await entrant.process.close()
      }
    }
  }
  return answers
}

export async function closeAll({ entrants }: Opened): Promise<void> {
  for (const { process } of entrants) await process.close()
}
