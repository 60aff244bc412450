import { controlBytes, controlWords } from './abi/control-words.ts'

/** The words that the threads share, as the host sees them. */
export interface Control {
  /** The number of the last stage that was opened. */
  readonly stage: number
  /** A text that changes whenever any thread takes a task or ends a stage. */
  readonly progress: string
  setMainMaySleep(): void
  /** Tells the workers to return. */
  stop(): void
}

export function controlAt(memory: WebAssembly.Memory, at: number, threads: number): Control {
  const words = new Int32Array(memory.buffer, at, controlBytes(threads) / 4)
  const { STAGE, STOP, MAIN_MAY_SLEEP } = controlWords
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
