import { Mlp } from '@oneloop/mlp-model'
import { useComputed } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { run } from '../../training/run-store.ts'
import type { Network } from './layer-values.ts'

/** The network that the page trains, as it is now. */
export function useNetwork(): { readonly network: Network; readonly isTrained: boolean } {
  const { widths, parameters } = useComputed(() => run.value.model).value
  const isTrained = useComputed(() => run.value.isTrained).value
  const shape = widths.join()
  const layers = useMemo(() => new Mlp(shape.split(',').map(Number)).layers, [shape])
  return { network: useMemo(() => ({ layers, parameters }), [layers, parameters]), isTrained }
}
