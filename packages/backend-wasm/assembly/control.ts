// Words that threads share, each on its own cache line so that waiting for one does not slow the others.
// src/plan.ts knows `STOP`, `NEXT_TASK` and `DONE`.

/** Counts stages opened: workers wait for it to change. */
export const STAGE: usize = 0
/** The next task that nobody has taken. */
export const NEXT_TASK: usize = 64
/** Workers that have finished the stage. */
export const DONE: usize = 128
/** Workers asleep, and whether the main thread is. */
export const WORKERS_ASLEEP: usize = 192
export const MAIN_ASLEEP: usize = 256
/** Not 0: workers return. */
export const STOP: usize = 320
/** What the stage is, written before STAGE changes. */
export const KIND: usize = 384
export const MODE: usize = 388
export const TASKS: usize = 392
/** 0 where the main thread may not sleep: a page's. */
export const MAIN_MAY_SLEEP: usize = 396
