import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseSearch } from '../space/parse-search.ts'
import { defineStudy } from '../study/study.ts'
import { openStudy } from './open-study.ts'
import { readStudyFile } from './read-study-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneloop-study-'))
})
afterEach(() => rm(folder, { recursive: true }))

const study = defineStudy({ space: parseSearch('lr=1e-4..1:log'), trials: 3, epochs: 2 })
const result = { trial: 0, seed: 1, rung: 0, score: 0.5, weightsSha256: 'a'.repeat(64) }

test('results are there again, half a line is passed over, and what was done twice counts once', async () => {
  const first = await openStudy(folder, study)
  await first.append(result)
  await first.append({ ...result, score: 0.7 })
  await first.append({ ...result, trial: 1, score: null, weightsSha256: null })
  await first.close()
  await appendFile(join(folder, 'journal.jsonl'), '{"trial":2,"see')
  const second = await openStudy(folder, study)
  expect(second.results).toEqual([result, { ...result, trial: 1, score: null, weightsSha256: null }])
  await second.append({ ...result, trial: 2 })
  await second.close()
  const third = await openStudy(folder, null)
  expect(third.study).toEqual(study)
  expect(third.results.map(({ trial }) => trial)).toEqual([0, 1, 2])
  await third.close()
})

test('another study is not put into the same folder', async () => {
  await (await openStudy(folder, study)).close()
  await expect(openStudy(folder, { ...study, trials: 4 })).rejects.toMatchObject({
    code: 'RESUME_CONFLICT',
    message: expect.stringContaining("it holds another study: 'trials' was 3, is 4"),
  })
})

test('what is no study, or no result of one, is named with its file', async () => {
  await expect(openStudy(folder, null)).rejects.toMatchObject({ code: 'READ_FAILED', file: folder })
  await writeFile(join(folder, 'study.json'), '{}')
  await expect(openStudy(folder, null)).rejects.toMatchObject({
    code: 'STUDY_INVALID',
    file: join(folder, 'study.json'),
  })
  await writeFile(join(folder, 'study.json'), '{')
  await expect(openStudy(folder, null)).rejects.toMatchObject({ code: 'STUDY_INVALID' })
  await writeFile(join(folder, 'study.json'), JSON.stringify(study))
  await writeFile(join(folder, 'journal.jsonl'), '{"trial":-1}\n')
  await expect(openStudy(folder, null)).rejects.toThrow(/line 1/)
  expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe('{"trial":-1}\n')
})

test.each(['yaml', 'json'])('a study may be written in %s', async (kind) => {
  const file = join(folder, `study.${kind}`)
  const yaml = 'space:\n  lr: { kind: float, min: 0.0001, max: 1, log: true }\ntrials: 3\nepochs: 2\n'
  const { space, trials, epochs } = study
  await writeFile(file, kind === 'yaml' ? yaml : JSON.stringify({ space, trials, epochs }))
  expect(await readStudyFile(file)).toEqual(study)
  await writeFile(file, 'a: &a [1]\nb: [*a, *a]\n')
  await expect(readStudyFile(file)).rejects.toMatchObject({ code: 'STUDY_INVALID', file })
  await writeFile(file, '7')
  await expect(readStudyFile(file)).rejects.toMatchObject({ code: 'STUDY_INVALID', file })
})
