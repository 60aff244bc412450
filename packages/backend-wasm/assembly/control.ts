// Words that threads share, each on its own cache line so that waiting for one does not slow the others.
// src/control.ts knows their places.

/** Counts stages opened: workers wait for it to change. */
export const STAGE: usize = 0
/**
 * Who is in the stage: its number × 512, + 256 while it is open, + the workers inside. A worker that wakes too late finds
 * the stage closed and is not waited for; one that is inside is.
 */
export const DOOR: usize = 128
/** Workers asleep, and whether the main thread is. */
export const WORKERS_ASLEEP: usize = 192
export const MAIN_ASLEEP: usize = 256
/** Not 0: workers return. */
export const STOP: usize = 320
/** What the stage is, written before it opens. */
export const KIND: usize = 384
export const MODE: usize = 388
/** How many tasks each of the two sets has. */
export const TASKS: usize = 392
/** 0 where the main thread may not sleep: a page's. */
export const MAIN_MAY_SLEEP: usize = 400
/** For each set and thread, the next task of its stretch: a line each. */
export const NEXT_TASKS: usize = 448

const OPEN: i32 = 256
export const INSIDE: i32 = 255

export function openDoor(control: usize): void {
  const stage = atomic.load<i32>(control, STAGE) + 1
  atomic.store<i32>(control, (stage << 9) | OPEN, DOOR)
  atomic.store<i32>(control, stage, STAGE)
}

export function closeDoor(control: usize): void {
  atomic.and<i32>(control, ~OPEN, DOOR)
}

@inline export function isEmpty(control: usize): bool {
  return (atomic.load<i32>(control, DOOR) & INSIDE) == 0
}

/** False when the stage is over. */
export function enter(control: usize, stage: i32): bool {
  let door = atomic.load<i32>(control, DOOR)
  while ((door & ~INSIDE) == ((stage << 9) | OPEN)) {
    const found = atomic.cmpxchg<i32>(control, door, door + 1, DOOR)
    if (found == door) return true
    door = found
  }
  return false
}

export function leave(control: usize): void {
  atomic.sub<i32>(control, 1, DOOR)
  if (atomic.load<i32>(control, MAIN_ASLEEP)) atomic.notify(control + DOOR, 1)
}
