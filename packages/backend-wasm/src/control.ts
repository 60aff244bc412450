// As assembly/control.ts places them, in bytes from the arena's control block.
const LINE = 64
const NEXT_TASKS = 448

/** Two sets of tasks, a line a thread in each. */
export const controlBytes = (threads: number) => NEXT_TASKS + 2 * threads * LINE

const STAGE = 0
const STOP = 320
const MAIN_MAY_SLEEP = 400

/** The words that the threads share, seen from the host. */
export interface Control {
  readonly stage: number
  /** Changes whenever any thread takes a task or ends a stage. */
  readonly progress: string
  setMainMaySleep(): void
  stop(): void
}

export function controlAt(memory: WebAssembly.Memory, at: number, threads: number): Control {
  const words = new Int32Array(memory.buffer, at, controlBytes(threads) / 4)
  return {
    get stage() {
      return Atomics.load(words, STAGE / 4)
    },
    get progress() {
      return words.join()
    },
    setMainMaySleep() {
      words[MAIN_MAY_SLEEP / 4] = 1
    },
    stop() {
      Atomics.store(words, STOP / 4, 1)
      Atomics.add(words, STAGE / 4, 1)
      Atomics.notify(words, STAGE / 4)
    },
  }
}
