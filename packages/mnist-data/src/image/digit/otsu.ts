/**
 * The level that best parts levels from 0 to 255 in two groups: brighter than it, and not.
 * Otsu (1979), https://doi.org/10.1109/TSMC.1979.4310076
 */
export function otsuThreshold(values: Float32Array): number {
  const counts = new Float64Array(256)
  for (const value of values) counts[Math.round(value)]!++
  const sum = counts.reduce((total, count, level) => total + count * level, 0)
  let darkCount = 0
  let darkSum = 0
  let best = { level: 0, variance: -1 }
  for (const [level, count] of counts.entries()) {
    darkCount += count
    darkSum += count * level
    const brightCount = values.length - darkCount
    if (darkCount === 0 || brightCount === 0) continue
    const distance = darkSum / darkCount - (sum - darkSum) / brightCount
    const variance = darkCount * brightCount * distance * distance
    if (variance > best.variance) best = { level, variance }
  }
  // Halfway into the next level, where rounding put the pixels apart.
  return best.level + 0.5
}
