import { LINE } from './generated/constants'
import { NEXT_TASKS, TASKS } from './generated/control-words'

// A stage has up to two sets of tasks, each numbered 0 … n − 1. Every thread owns a stretch of each set and takes that
// first, so that in each step the same weights are in the cache of the same core; then it helps the others.

@inline function firstOf(tasks: i32, threads: i32, thread: i32): i32 {
  return <i32>((<i64>tasks * thread) / threads)
}

@inline function counter(control: usize, threads: i32, set: i32, thread: i32): usize {
  return control + NEXT_TASKS + <usize>(set * threads + thread) * LINE
}

/** Says how many tasks a set has. It is called before a stage opens. */
export function setTasks(control: usize, threads: i32, set: i32, tasks: i32): void {
  store<i32>(control + <usize>set * 4, tasks, TASKS)
  for (let thread = 0; thread < threads; thread++) {
    atomic.store<i32>(counter(control, threads, set, thread), firstOf(tasks, threads, thread))
  }
}

/** Returns a task of the set that no other thread has taken, or −1 when there is none. */
export function takeTask(control: usize, threads: i32, set: i32, thread: i32): i32 {
  const tasks = load<i32>(control + <usize>set * 4, TASKS)
  for (let i = 0, owner = thread; i < threads; i++, owner = owner + 1 == threads ? 0 : owner + 1) {
    const end = firstOf(tasks, threads, owner + 1)
    const next = counter(control, threads, set, owner)
    if (atomic.load<i32>(next) >= end) continue
    const task = atomic.add<i32>(next, 1)
    if (task < end) return task
  }
  return -1
}
