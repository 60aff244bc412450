// Serves the page on 127.0.0.1 at PORT, or at a port that is free, and prints its address. `node serve.mjs [--dev]`
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { serve } from 'static-server'
import { createServer } from 'vite'
import { securityHeaders } from '../build/security-headers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = Number(process.env.PORT ?? 0)
const site = await (process.argv.includes('--dev') ? serveSources() : serveBuilt()).catch((error) => {
  process.stderr.write(`The page can't be served: ${error.message}\n`)
  process.exit(1)
})
process.stdout.write(`The page is at ${site.url} (Ctrl-C ends it)\n`)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => site.close().finally(() => process.exit(128 + constants.signals[signal])))
}

function serveBuilt() {
  return serve({ folders: { '/': fileURLToPath(new URL('../dist', import.meta.url)) }, headers: securityHeaders, port })
}

async function serveSources() {
  const server = await createServer({ root, server: { host: '127.0.0.1', port, strictPort: port !== 0 } })
  await server.listen()
  const url = `http://127.0.0.1:${server.httpServer.address().port}/`
  return { url, close: () => server.close() }
}
