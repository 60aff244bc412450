import { printable } from '@oneloop/core'
import type { Fault } from '@oneloop/core/files'
import type { FileLayer } from './architecture.ts'

/**
 * A network with a weight that is NaN or infinite answers nothing, or always the same.
 *
 * @throws OneloopError `NOT_FINITE`, naming the layer
 */
export function refuseNonFinite(layers: readonly FileLayer[], offset: number, fault: Fault): void {
  for (const { name, weight, bias } of layers) {
    for (const values of [weight, bias ?? new Float32Array()]) {
      const count = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0)
      if (count === 0) continue
      const what = `${count} of the ${values.length} ${values === weight ? 'weights' : 'biases'} of layer ${printable(name)} are NaN or infinite`
      throw fault('NOT_FINITE', what, offset, 'its training diverged: use a checkpoint from before')
    }
  }
}
