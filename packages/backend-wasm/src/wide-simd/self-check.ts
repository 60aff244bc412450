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
  plain: '72e248766699f64f4905f807076e62ce4d6c161a47842a4b2991b563098be08c',
  fused: 'aab8a4d22c1820a831aae1dee798c5f128a293bf147e15cc794bccbb879eb243',
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
