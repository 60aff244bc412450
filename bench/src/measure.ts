import type { PeerProcess } from './peer-process.ts'
import { type Opened, roundRobin } from './round-robin.ts'

/** Seconds of one step (or call), once a round, each over as many of them as fill `targetSeconds`. */
export async function measureSteps(
  opened: Opened,
  rounds: number,
  targetSeconds: number,
): Promise<Map<string, number[]>> {
  const counts = new Map<PeerProcess, number>()
  const run = (peer: PeerProcess, steps: number) => peer.call<number>('run', [steps], 120_000)
  await roundRobin(opened, 1, async (peer) => {
    // Compilers and caches first; then a look at how long a step takes.
    const enough = Math.ceil(targetSeconds / ((await run(peer, 2)) / 2))
    await run(peer, Math.min(500, enough))
    const look = Math.min(20, enough)
    counts.set(peer, Math.max(2, Math.ceil(targetSeconds / ((await run(peer, look)) / look))))
  })
  return roundRobin(opened, rounds, async (peer) => {
    const steps = counts.get(peer)!
    return (await run(peer, steps)) / steps
  })
}
