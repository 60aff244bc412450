import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedBytes } from '../src/index.ts'

const folder = join(import.meta.dirname, 'fixtures')

/** The folders of fixtures whose names start so: one a version of a tool. */
export function fixtureFolders(prefix: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(prefix))
}

export function fixtureNames(version: string): string[] {
  return readdirSync(join(folder, version))
}

export function fixture(version: string, name: string): NamedBytes {
  return { name, bytes: new Uint8Array(readFileSync(join(folder, version, name))) }
}

/** What the tool that wrote a folder's files says that the model in them is and answers. */
export interface Expected {
  readonly parameters: Readonly<Record<string, readonly number[]>>
  /** `[16, 20]`. */
  readonly inputs: readonly number[]
  /** `[16, 3]`. */
  readonly logits: readonly number[]
}

export function expected(version: string): Expected {
  return JSON.parse(readFileSync(join(folder, version, 'expected.json'), 'utf8')) as Expected
}
