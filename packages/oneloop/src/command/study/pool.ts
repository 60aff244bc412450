/**
 * Does the work of every item, so many at a time, in their order.
 *
 * @throws what the first to fail threw, once all that was begun has ended
 */
export async function inPool<T>(
  items: readonly T[],
  atATime: number,
  work: (item: T, place: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const place = next++
      await work(items[place]!, place)
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atATime, items.length) }, worker))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
