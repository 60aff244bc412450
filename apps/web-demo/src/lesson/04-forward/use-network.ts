import { useComputed } from '@preact/signals'
import type { ModelData } from '../../training/model-data.ts'
import { run } from '../../training/run-store.ts'

/** The network that the page trains, as it is now. */
export function useNetwork(): { readonly network: ModelData; readonly isTrained: boolean } {
  return {
    network: useComputed(() => run.value.model).value,
    isTrained: useComputed(() => run.value.isTrained).value,
  }
}
