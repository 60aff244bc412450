/** Texts in an order that no machine's language changes: numbers by size, then texts by their characters. */
export function sortTexts(texts: Iterable<string>): string[] {
  const key = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  return [...texts].sort((a, b) => {
    const [x, y] = [key(a), key(b)]
    const [isNumberA, isNumberB] = [!Number.isNaN(x), !Number.isNaN(y)]
    if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
    if (isNumberA && x !== y) return x - y
    return a < b ? -1 : a > b ? 1 : 0
  })
}
