let last: Promise<void> = Promise.resolve()

/** Resolves in an animation frame that no other caller gets: costly beginnings do not add up to one long task. */
export function ownFrame(): Promise<void> {
  last = last.then(() => new Promise((resolve) => requestAnimationFrame(() => resolve())))
  return last
}
