// As assembly/control.ts places them, in bytes from the arena's control block.
export const CONTROL_BYTES = 448
const STAGE = 0
const NEXT_TASK = 64
const DOOR = 128
const STOP = 320
const MAIN_MAY_SLEEP = 396

/** The words that the threads share, seen from the host. */
export interface Control {
  readonly stage: number
  /** Changes whenever any thread takes a task or ends a stage. */
  readonly progress: string
  setMainMaySleep(): void
  stop(): void
}

export function controlAt(memory: WebAssembly.Memory, at: number): Control {
  const words = new Int32Array(memory.buffer, at, CONTROL_BYTES / 4)
  const load = (offset: number) => Atomics.load(words, offset / 4)
  return {
    get stage() {
      return load(STAGE)
    },
    get progress() {
      return [STAGE, NEXT_TASK, DOOR].map(load).join()
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
