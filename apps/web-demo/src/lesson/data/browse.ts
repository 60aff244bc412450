/** The images of one page: those with this label (all when `null`), `size` of them from page `page`, wrapping round. */
export function browse(labels: ArrayLike<number>, label: number | null, page: number, size: number): number[] {
  const matching = Array.from(labels).flatMap((of, image) => (label === null || of === label ? [image] : []))
  const pages = Math.max(1, Math.ceil(matching.length / size))
  const at = ((page % pages) + pages) % pages
  return matching.slice(at * size, (at + 1) * size)
}
