// A peer's process: `node child.ts <peer's file> <workload> <config as JSON>`. Calls come as lines on stdin, answers
// go out as lines on stdout that begin with @@; whatever else a library prints is not an answer.
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import type { Peer, Task } from './peer.ts'

const [file, workload, config] = process.argv.slice(2) as [string, keyof Peer, string]
const answer = (value: unknown) => process.stdout.write(`@@${JSON.stringify(value)}\n`)
const failure = (cause: unknown) => ({
  error: cause instanceof Error ? cause.message : String(cause),
  fix: cause instanceof Error && 'fix' in cause ? cause.fix : undefined,
  stack: cause instanceof Error ? cause.stack : undefined,
})

try {
  const peer: Peer = await import(pathToFileURL(file).href)
  const open = peer[workload] as ((config: unknown) => Promise<Task>) | undefined
  if (open === undefined) throw new Error(`${file} takes no part in ${workload}`)
  const task = await open(JSON.parse(config))
  const methods = task as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  answer({ result: { version: task.version, device: task.device } })
  for await (const line of createInterface({ input: process.stdin })) {
    const { call, args } = JSON.parse(line) as { call: string; args: unknown[] }
    answer(await methods[call]!(...args).then((result) => ({ result }), failure))
  }
  await task.close?.()
  process.exit(0)
} catch (cause) {
  answer(failure(cause))
  process.exit(1)
}
