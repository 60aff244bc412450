// The user's own worker, which starts the engine, which starts workers of its own.
const worker = new Worker(new URL('./user-worker.ts', import.meta.url), { type: 'module' })

function trainALittle(threads: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(threads)
  })
}

Object.assign(globalThis, { trainALittle })
