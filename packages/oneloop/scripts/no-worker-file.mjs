// What stands in dist/bundle.js for the file of a worker.
export function openWorkerFile() {
  throw new Error('there is no file beside this one')
}
