// What a worker runs. As text where no file can be relied on: Node takes text, and a bundler that does not carry
// worker/web-worker.js along leaves a browser with a blob of it.

/** In a block, because Bun and Deno run the text with `module` and `exports` already declared. */
export const NODE_WORKER = `{
  const { parentPort, workerData } = require('node:worker_threads')
  const { module, memory, plan, job, control, thread, seen } = workerData
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  parentPort.postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
}
`

/** worker/web-worker.js, without its comment. */
export const WEB_WORKER = `addEventListener('message', ({ data: { module, memory, plan, job, control, thread, seen } }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
  close()
})
`
