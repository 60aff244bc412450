// What a worker runs, as text. Node's workers are made from text, so that they survive every bundler; a browser's are made
// from it where a bundler has left worker/web-worker.js behind.

/** In a block, because Bun and Deno run the text with `module` and `exports` already declared. */
export const NODE_WORKER = `{
  const { parentPort, workerData } = require('node:worker_threads')
  const { module, memory, plan, job, control, thread, seen } = workerData
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  parentPort.postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
}
`

/** The text of worker/web-worker.js without its comment. */
export const WEB_WORKER = `addEventListener('message', ({ data: { module, memory, plan, job, control, thread, seen } }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
  close()
})
`
