import type { Backend } from '@oneloop/core'
import { createEngineIn } from '../engine.ts'
import type { Build } from '../module.ts'
import { openSession } from '../open-session.ts'
import { knownTraining } from './known-training.ts'
import { whileWide } from './while-wide.ts'

/**
 * What `knownTraining` ends in, by ordinary kernels and by those that fuse. The tests say when they are others; then all
 * engines train by 128-bit operations until the right ones stand here.
 */
export const KNOWN = {
  plain: '0cc5b7e608fc2eb806ebf98f2d1a1751fd1f241bcaff97c3413fce64d455613b',
  fused: 'd2a49afb48c100232e5cdaa2c4723fa658e54123fe34db374895dda6b13342cd',
} as const

const checked = new Map<string, Promise<boolean>>()

/**
 * Makes the code of a wide build, and says whether it trains to the known bits here. It tries the very code that engines
 * will run, once for each build in a process.
 */
export function trainsRight(build: Build): Promise<boolean> {
  const key = JSON.stringify(build)
  let right = checked.get(key)
  if (right === undefined) {
    right = check(build)
    checked.set(key, right)
  }
  return right
}

async function check(build: Build): Promise<boolean> {
  const backend = singleThread(build)
  const known = KNOWN[build.relaxed ? 'fused' : 'plain']
  try {
    // The first time makes the code, function by function; the second runs nothing else.
    return (await whileWide(() => knownTraining(backend))) === known && (await knownTraining(backend)) === known
  } catch {
    // A trap, for example: then it is no use either.
    return false
  }
}

/** Trains by a build on the calling thread. */
export const singleThread = (build: Build): Backend => ({
  name: 'wasm',
  createEngine: async (program) => createEngineIn(await openSession(program, 1, build, [])),
})
