/**
 * Mixes 32 bits into 32 well-mixed bits, unsigned. Everything here that depends on chance is this hash of a seed and a
 * place. The function is lowbias32 (C. Wellons, 2018, https://nullprogram.com/blog/2018/07/31/).
 */
export function mix(x: number): number {
  x = Math.imul((x >>> 16) ^ x, 0x7feb352d)
  x = Math.imul((x >>> 15) ^ x, 0x846ca68b)
  return ((x >>> 16) ^ x) >>> 0
}
