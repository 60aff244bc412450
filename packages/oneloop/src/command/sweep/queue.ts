import type { StudyEngine } from '@oneloop/sweep'
import type { Output } from '../output.ts'
export async function queueEngine(_url: string, _output: Output): Promise<StudyEngine> {
  throw new Error('not yet')
}
