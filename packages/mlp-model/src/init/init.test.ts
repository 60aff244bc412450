import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Mlp } from '../index.ts'

interface Fixture {
  readonly torch: string
  readonly networks: readonly { seed: number; widths: number[]; sha256: Record<string, string> }[]
}

const { networks } = JSON.parse(
  readFileSync(new URL('../../fixtures/pytorch-init.json', import.meta.url), 'utf8'),
) as Fixture

for (const { seed, widths, sha256 } of networks) {
  test(`seed ${seed} gives the network of torch.manual_seed(${seed}), bit for bit: ${widths.join('-')}`, () => {
    const model = new Mlp(widths, { seed })
    const found = [...model.namedParameters()].map(([name, , data]) => {
      return [name, createHash('sha256').update(new Uint8Array(data.buffer)).digest('hex')]
    })
    expect(Object.fromEntries(found)).toEqual(sha256)
  })
}
