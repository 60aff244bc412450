import { parseArgs } from 'node:util'

export const workloadNames = ['epoch', 'sweep', 'inference', 'startup', 'tables'] as const
export type WorkloadName = (typeof workloadNames)[number] | 'studies'

/** Run when it is named, by itself: it needs more than the others, and has results of its own. */
const APART = 'studies'

export interface Options {
  readonly quick: boolean
  readonly setupOnly: boolean
  readonly workloads: readonly WorkloadName[]
  /** Parts of the ids of those that take part; empty: all. */
  readonly only: readonly string[]
}

export const USAGE = `npm run bench -- [options]

  --workload NAME   ${workloadNames.join(', ')}; may be given more than once (default: all of these);
                    or ${APART}, alone
  --only TEXT       only peers whose id contains TEXT; may be given more than once
  --quick           a look in under three minutes, on a fifth of the data: no numbers to publish
  --setup           only install what the peers need
  --help`

/** @throws Error with a line for people */
export function parseOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      setup: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      workload: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
    },
  })
  if (values.help) return null
  const chosen = values.workload.flatMap((value) => value.split(','))
  const unknown = chosen.find((name) => name !== APART && !workloadNames.some((known) => known === name))
  if (unknown !== undefined) throw new Error(`there is no workload '${unknown}': ${workloadNames.join(', ')}, ${APART}`)
  const isApart = chosen.includes(APART)
  if (isApart && chosen.length > 1) throw new Error(`the workload '${APART}' is run alone`)
  return {
    quick: values.quick,
    setupOnly: values.setup,
    workloads: isApart
      ? [APART]
      : chosen.length === 0
        ? workloadNames
        : workloadNames.filter((name) => chosen.includes(name)),
    only: values.only.flatMap((value) => value.split(',')),
  }
}
