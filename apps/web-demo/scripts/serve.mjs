// Serves the page at PORT, or at a port that is free, and prints its address: to this machine alone, or with `--lan` to
// its network too. `node serve.mjs [--dev | --lan]`
import { constants, networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { serve } from 'static-server'
import { createServer } from 'vite'
import { securityHeaders } from '../build/security-headers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = Number(process.env.PORT ?? 0)
const isForNetwork = process.argv.includes('--lan')
const site = await (process.argv.includes('--dev') ? serveSources() : serveBuilt()).catch((error) => {
  process.stderr.write(`The page can't be served: ${error.message}\n`)
  process.exit(1)
})
process.stdout.write(`The page is at ${site.url} (Ctrl-C ends it)\n`)
if (isForNetwork) {
  for (const url of networkUrls(site.url)) process.stdout.write(`Others in the room open ${url}\n`)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => site.close().finally(() => process.exit(128 + constants.signals[signal])))
}

function serveBuilt() {
  const folders = { '/': fileURLToPath(new URL('../dist', import.meta.url)) }
  return serve({ folders, headers: securityHeaders, port, host: isForNetwork ? '0.0.0.0' : '127.0.0.1' })
}

/** The page's addresses for other machines of the network: IPv4 alone, because people type them. */
function networkUrls(url) {
  const { port } = new URL(url)
  return Object.values(networkInterfaces())
    .flat()
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`)
}

async function serveSources() {
  const server = await createServer({ root, server: { host: '127.0.0.1', port, strictPort: port !== 0 } })
  await server.listen()
  const url = `http://127.0.0.1:${server.httpServer.address().port}/`
  return { url, close: () => server.close() }
}
