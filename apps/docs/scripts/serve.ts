// Serves the built site on 127.0.0.1 at PORT, or at a port that is free, and prints its address.
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ISOLATED, serve } from 'static-server'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
// Isolated, so that the lesson trains on threads at its first visit.
const site = await serve({ folders: { '/': dist }, headers: ISOLATED, port: Number(process.env['PORT'] ?? 0) })
process.stdout.write(`The documentation is at ${site.url} (Ctrl-C ends it)\n`)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => site.close().finally(() => process.exit(128 + constants.signals[signal])))
}
