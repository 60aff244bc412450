// Serves the page at PORT, or at a port that is free, and prints its address: to this machine alone, or with `--lan` to
// its network too, and with `--class` as a class with a board. `node serve.mjs [--dev | --lan | --class [seeds | rates]]`
import { constants, networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { serve } from 'static-server'
import { createServer } from 'vite'
import { securityHeaders } from '../build/security-headers.ts'
import { isClassPlan } from '../class/class-room.ts'
import { serveClass } from '../class/serve-class.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = Number(process.env.PORT ?? 0)
const classPlan = readClassPlan(process.argv)
const isForNetwork = process.argv.includes('--lan') || classPlan !== undefined
const site = await (process.argv.includes('--dev') ? serveSources() : serveBuilt()).catch((error) => {
  process.stderr.write(`The page can't be served: ${error.message}\n`)
  process.exit(1)
})
const lesson = classPlan && serveClass(site.server, classPlan)
process.stdout.write(`The page is at ${site.url} (Ctrl-C ends it)\n`)
if (isForNetwork) {
  const urls = networkUrls(site.url)
  if (urls.length === 0) process.stdout.write('This machine is in no network: others can’t open the page.\n')
  for (const url of urls) {
    process.stdout.write(
      classPlan ? `The board: ${url}?class=board\nThe class: ${url}?class=join\n` : `Others in the room open ${url}\n`,
    )
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    await lesson?.close()
    await site.close()
    process.exit(128 + constants.signals[signal])
  })
}

/** `--class`, `--class seeds` or `--class rates`. */
function readClassPlan(words) {
  const at = words.indexOf('--class')
  if (at === -1) return undefined
  const plan = words[at + 1] ?? 'seeds'
  if (isClassPlan(plan)) return plan
  process.stderr.write(`--class takes seeds or rates, not ${plan}\n`)
  process.exit(2)
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
