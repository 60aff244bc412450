import { LINE } from './constants.ts'

/**
 * The 32-bit words that the threads share, by their place in bytes from the beginning of the control block. What one thread
 * changes while another waits lies on a cache line of its own, so that waiting for one does not slow the others.
 */
export const controlWords = {
  /** Counts the stages opened: workers wait for it to change. */
  STAGE: 0,
  /**
   * Who is in the stage: its number × 512, + 256 while it is open, + the number of workers inside. A worker that wakes too
   * late finds the stage closed and is not waited for; one that is inside is.
   */
  DOOR: 2 * LINE,
  /** How many workers are asleep. */
  WORKERS_ASLEEP: 3 * LINE,
  /** Whether the main thread is asleep. */
  MAIN_ASLEEP: 4 * LINE,
  /** When this is not 0, the workers return. */
  STOP: 5 * LINE,
  /** What the stage does. It is written before the stage opens. */
  KIND: 6 * LINE,
  /** Which step or which part of one the stage belongs to. It is written before the stage opens. */
  MODE: 6 * LINE + 4,
  /** How many tasks the first set has. The next word says it for the second set. */
  TASKS: 6 * LINE + 8,
  /** 0 where the main thread may not sleep, as in a page. */
  MAIN_MAY_SLEEP: 6 * LINE + 16,
  /** For each set and thread the next task of its stretch, a line each. */
  NEXT_TASKS: 7 * LINE,
} as const

/** How many sets of tasks a stage has at most. */
const TASK_SETS = 2

export const controlBytes = (threads: number): number => controlWords.NEXT_TASKS + TASK_SETS * threads * LINE
