import { conformanceCases } from '@oneloop/trainer/conformance'
import { backends } from './backends.ts'
import { judge } from './judge.ts'
import { answerTable, learnTable } from './table.ts'
import { type Trained, train } from './train.ts'

/** What a test calls in the page. */
export interface Program {
  train(backend: string): Promise<Trained>
  /** Why the backend can't be had here, or null. */
  unavailable(backend: string): Promise<string | null>
  /** Rejects, saying what is off. */
  conformance(backend: string, name: string): Promise<void>
  learnTable: typeof learnTable
  answerTable: typeof answerTable
  judge: typeof judge
}

const program: Program = {
  train: (backend) => train(backends[backend]!()),
  unavailable: (backend) =>
    train(backends[backend]!()).then(
      () => null,
      (error: Error) => error.message,
    ),
  conformance: (backend, name) =>
    conformanceCases(backends[backend]!())
      .find((each) => each.name === name)!
      .run(),
  learnTable,
  answerTable,
  judge,
}

Object.assign(globalThis, { program })
