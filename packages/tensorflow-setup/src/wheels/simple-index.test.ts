import { expect, test } from 'vitest'
import { makeWheel, serveWheels, unreachableIndex } from '../../test/wheel-server.ts'
import { defaultIndexUrl, locateWheel } from './simple-index.ts'

const made = makeWheel('tensorflow-cpu', { a: new Uint8Array(1) })

test.each([{ html: false }, { html: true }])(
  'finds a file on an index ($html: HTML), with or without a last slash',
  async (form) => {
    const { indexUrl } = await serveWheels([made], form)
    const expected = new URL(`/files/${made.wheel.file}`, indexUrl).href
    expect((await locateWheel(made.wheel, indexUrl)).href).toBe(expected)
    expect((await locateWheel(made.wheel, `${indexUrl}/`)).href).toBe(expected)
  },
)

test("an index that lacks the file, and one that lacks the project, are told from one that can't be reached", async () => {
  const { indexUrl } = await serveWheels([made])
  await expect(locateWheel({ ...made.wheel, file: 'other.whl' }, indexUrl)).rejects.toMatchObject({
    code: 'SETUP_NOT_ON_INDEX',
  })
  await expect(locateWheel({ ...made.wheel, project: 'other' }, indexUrl)).rejects.toMatchObject({
    code: 'SETUP_UNREACHABLE',
    message: expect.stringContaining('HTTP 404'),
  })
  await expect(locateWheel(made.wheel, await unreachableIndex())).rejects.toMatchObject({
    code: 'SETUP_UNREACHABLE',
    message: expect.stringContaining('PIP_INDEX_URL'),
  })
})

test('credentials in the index URL are sent, kept for its files, and never shown', async () => {
  const authorization = `Basic ${Buffer.from('me:s3cret').toString('base64')}`
  const { indexUrl } = await serveWheels([made], { authorization })
  const withCredentials = indexUrl.replace('//', '//me:s3cret@')
  expect((await locateWheel(made.wheel, withCredentials)).password).toBe('s3cret')
  const refused = await locateWheel(made.wheel, indexUrl.replace('//', '//me:wr0ng@')).catch((error: Error) => error)
  expect(refused).toMatchObject({ code: 'SETUP_UNREACHABLE' })
  expect(String(refused)).not.toContain('wr0ng')
})

test('PIP_INDEX_URL is heeded', () => {
  expect(defaultIndexUrl({ PIP_INDEX_URL: 'https://mirror.example/simple' })).toBe('https://mirror.example/simple')
  expect(defaultIndexUrl({})).toBe('https://pypi.org/simple')
})
