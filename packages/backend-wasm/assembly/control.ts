import { DOOR, MAIN_ASLEEP, STAGE } from './generated/control-words'

// The bits of the word DOOR, which src/abi/control-words.ts describes.
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

/** A worker enters the stage. Returns false when the stage is over, and then it must not be entered. */
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
