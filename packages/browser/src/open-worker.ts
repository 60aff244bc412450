/** Vite and webpack recognise this very expression and bundle the file. It needs no more than `worker-src 'self'`. */
export const openWorkerFile = () => new Worker(new URL('./worker/entry.js', import.meta.url), { type: 'module' })
