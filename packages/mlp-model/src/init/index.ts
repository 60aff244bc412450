import type { Initializer } from './initializer.ts'
import { kaiming } from './kaiming.ts'
import { pytorch } from './pytorch.ts'
import { xavier } from './xavier.ts'
import { zeros } from './zeros.ts'

/** Every initialiser by name. To add one: its file, and a line here. */
export const initializers = { pytorch, kaiming, xavier, zeros } as const satisfies Record<string, Initializer>

/** How the first weights are drawn. */
export type InitializerName = keyof typeof initializers

/** Every way to draw the first weights. */
export const initializerNames = Object.keys(initializers) as InitializerName[]

export type { Initializer }
