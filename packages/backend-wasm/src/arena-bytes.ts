import type { Program } from '@oneloop/core'
import { layOut } from './arena.ts'

/** How much memory an engine for this program takes, in bytes: all that it will ever take. */
export const arenaBytes = (program: Program, threads: number): number => layOut(program, threads).bytes
