import { printable } from '@oneloop/core'

/** How many kinds of parts are listed. */
const MOST_LISTED = 6

/** `it is a transformer (10 MatMul, 4 Softmax, …)`: what a network is, and its parts by what they are, most of them first. */
export function kindByParts(network: string, parts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1)
  const most = [...counts].toSorted((a, b) => b[1] - a[1])
  const list = most.slice(0, MOST_LISTED).map(([part, count]) => `${count} ${printable(part)}`)
  return `it is ${network} (${list.join(', ')}${most.length > MOST_LISTED ? ', …' : ''})`
}
