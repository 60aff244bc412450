import { theme } from '@oneloop/figures'

/** Ours stands out from the others. */
export const colours = { ours: theme.blue, others: '#b7c0cc' } as const
