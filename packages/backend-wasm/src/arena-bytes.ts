import type { Program } from '@oneloop/core'
import { layOut } from './arena.ts'

/** How many bytes of memory an engine for this program takes. It takes them when it is created, and never more. */
export const arenaBytes = (program: Program, threads: number): number => layOut(program, threads).bytes
