/** A server that answers has ended everything by then. */
const CLOSE_MS = 5000

/** Closes what bullmq opened. It would wait for a server that is gone until it is back, so it is cut off after some seconds. */
export async function closeSoon(opened: { close(): Promise<unknown>; disconnect(): Promise<unknown> }): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSE_MS)
  })
  const closed = opened.close().catch(() => {})
  if ((await Promise.race([closed, late])) === 'late')
    await Promise.race([opened.disconnect().catch(() => {}), later()])
  clearTimeout(timer)
}

const later = () => new Promise((resolve) => setTimeout(resolve, 1000).unref())
