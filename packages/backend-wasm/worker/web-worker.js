// A worker thread of the WASM engine in a browser: no imports, so any bundler can carry it as it is.
addEventListener('message', ({ data: { module, memory, plan, job, control, thread, seen } }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  postMessage('ready')
  exports.workerLoop(plan, job, control, thread, seen)
  close()
})
