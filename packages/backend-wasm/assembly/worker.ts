import { enter, leave } from './control'
import { STAGE, STOP, WORKERS_ASLEEP } from './generated/control-words'
import { Job, Plan } from './generated/records'
import { work } from './stage'

/**
 * How often a worker looks whether a stage has opened before it goes to sleep. This takes some tenths of a millisecond,
 * longer than the host needs between two steps.
 */
const SPINS: i32 = 400000

/** What a worker thread does all its life. It returns when it is told to stop. */
export function workerLoop(plan: Plan, job: Job, control: usize, thread: i32, seen: i32): void {
  while (true) {
    seen = waitForStage(control, seen)
    if (atomic.load<i32>(control, STOP)) return
    if (enter(control, seen)) {
      work(plan, job, control, thread)
      leave(control)
    }
  }
}

function waitForStage(control: usize, seen: i32): i32 {
  for (let spin = 0; spin < SPINS; spin++) {
    const stage = atomic.load<i32>(control, STAGE)
    if (stage != seen) return stage
  }
  atomic.add<i32>(control, 1, WORKERS_ASLEEP)
  let stage = atomic.load<i32>(control, STAGE)
  while (stage == seen) {
    atomic.wait<i32>(control + STAGE, seen, -1)
    stage = atomic.load<i32>(control, STAGE)
  }
  atomic.sub<i32>(control, 1, WORKERS_ASLEEP)
  return stage
}
