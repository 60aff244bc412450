import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProject, packageName } from './create-project.ts'
import { TEMPLATES, type Template } from './templates.ts'

let outside: string
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'create-oneloop-'))
})
afterEach(() => rm(outside, { recursive: true }))

test.each(Object.keys(TEMPLATES) as Template[])(
  '%s: a project with a name, scripts, and this version of oneloop',
  async (template) => {
    const folder = join(outside, 'My moons')
    await createProject({ folder, template })
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
    expect(manifest).toMatchObject({ name: 'my-moons', private: true, dependencies: { oneloop: `^${version}` } })
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['start', 'build', 'test']))
    const files = await readdir(folder)
    expect(files).toEqual(expect.arrayContaining(['.gitignore', 'README.md', 'tsconfig.json', 'src']))
    expect(files).not.toContain('gitignore')
  },
)

test('a folder that holds something is left as it is', async () => {
  await writeFile(join(outside, 'thesis.txt'), 'mine')
  await expect(createProject({ folder: outside, template: 'node' })).rejects.toThrow(/holds thesis\.txt already/)
  expect(await readdir(outside)).toEqual(['thesis.txt'])
})

test('a fresh git repository may be filled', async () => {
  await mkdir(join(outside, '.git'))
  await createProject({ folder: outside, template: 'browser' })
  expect(await readdir(outside)).toContain('index.html')
})

test('a template that there is none of is refused before anything is written', async () => {
  const folder = join(outside, 'new')
  await expect(createProject({ folder, template: 'vue' as Template })).rejects.toThrow(
    /take one of node, browser, react/,
  )
  expect(await readdir(outside)).toEqual([])
})

test.each([
  ['moons', 'moons'],
  ['/tmp/Two Moons!', 'two-moons'],
  ['.', expect.stringMatching(/^[a-z0-9]/)],
  ['/', 'my-network'],
  ['월', 'my-network'],
])('the folder %j is the package %j', (folder, name) => {
  expect(packageName(folder)).toEqual(name)
})
