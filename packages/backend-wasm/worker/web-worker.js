// A worker thread of the WASM engine in a browser. It imports nothing, so any bundler can take it along as it is.
addEventListener('message', ({ data: { module, memory, plan, job, control, thread, seen } }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
  close()
})
