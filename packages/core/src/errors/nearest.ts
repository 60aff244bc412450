import leven from 'leven'

/**
 * The name in `known` that `wrong` was most likely meant to be, or `undefined` when none is near.
 *
 * @example nearest('adamm', ['sgd', 'adam']) // 'adam'
 */
export function nearest(wrong: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(wrong.length / 3)) + 1
  for (const name of known) {
    const distance = leven(wrong.toLowerCase(), name.toLowerCase())
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/**
 * The sentence for an unknown name: what was given, the nearest right one, and all of them.
 *
 * @example unknownName('optimizer', 'adamm', ['sgd', 'adam']) // "unknown optimizer 'adamm' (did you mean 'adam'? known: sgd, adam)"
 */
export function unknownName(what: string, wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known)
  const guess = near === undefined ? '' : `did you mean '${near}'? `
  return `unknown ${what} '${wrong}' (${guess}known: ${known.join(', ')})`
}
