import { OneloopError } from '@oneloop/core'

/** What a file may always unpack to, in bytes: about a second's work. */
const ALWAYS_BYTES = 2 ** 28
/** And how many times its length: columns of real data pack by a hundred at most. */
const MOST_TIMES = 1024

/** What a file's pages unpack to, held against the file's length: a few bytes may say "the same, a thousand million times". */
export class UnpackingBudget {
  readonly #file: string
  readonly #most: number
  #spent = 0

  constructor(file: string, length: number) {
    this.#file = file
    this.#most = ALWAYS_BYTES + MOST_TIMES * length
  }

  /** @throws OneloopError `TOO_LARGE` when the file would unpack to more bytes than it may */
  spend(bytes: number): void {
    this.#spent += bytes
    if (this.#spent <= this.#most) return
    throw new OneloopError(`it unpacks to more than ${this.#most.toLocaleString('en-US')} bytes`, {
      code: 'TOO_LARGE',
      file: this.#file,
      fix: 'write it again without columns that hold the same value everywhere',
    })
  }
}
