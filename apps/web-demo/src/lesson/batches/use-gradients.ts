import { type Dataset, Mlp } from 'oneloop'
import { useEffect, useState } from 'preact/hooks'
import { gradientsOf } from './gradient-noise.ts'

/** Few enough that the page stays smooth between two turns. */
const AT_ONCE = 8

/** Every image's own gradient, `undefined` while they are measured: a few at a time, once `wanted`. */
export function useGradients(digits: Dataset | undefined, wanted: boolean): Float64Array | undefined {
  const [gradients, setGradients] = useState<Float64Array>()
  useEffect(() => {
    if (digits === undefined || !wanted) return
    const model = new Mlp([784, 128, 64, 10], { seed: 1 })
    const measured = new Float64Array(digits.length)
    let timer = 0
    const measure = (from: number) => {
      const to = Math.min(from + AT_ONCE, digits.length)
      measured.set(gradientsOf(model, digits, from, to), from)
      if (to === digits.length) setGradients(measured)
      else timer = window.setTimeout(measure, 0, to)
    }
    timer = window.setTimeout(measure, 0, 0)
    return () => clearTimeout(timer)
  }, [digits, wanted])
  return gradients
}
