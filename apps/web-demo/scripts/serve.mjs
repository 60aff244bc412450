// Serves the page on 127.0.0.1 at PORT, or at a port that is free, and prints its address. `node serve.mjs [--dev]`
import { fileURLToPath } from 'node:url'
import { createServer, preview } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const port = Number(process.env.PORT ?? 0)
const options = { host: '127.0.0.1', port, strictPort: port !== 0 }
const isDev = process.argv.includes('--dev')
const server = isDev
  ? await createServer({ root, server: options }).then((created) => created.listen())
  : await preview({ root, preview: options, logLevel: 'warn' })
const address = server.httpServer.address()
process.stdout.write(`The page is at http://127.0.0.1:${address.port}/ (Ctrl-C ends it)\n`)
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => server.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))
}
