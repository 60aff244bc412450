// Builds the site into `dist`: gathers the Markdown, writes the reference and the error codes, and lets VitePress make pages of them.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'vitepress'
import { errorPage } from './error-codes.ts'
import { gather } from './gather.ts'
import { llmsText } from './llms.ts'
import { koreanPages, type Page, type Section, sections } from './pages.ts'
import { writeReference } from './reference.ts'
import { repositoryRoot } from './repository.ts'

const docs = join(repositoryRoot, 'apps', 'docs')
const pagesFolder = join(docs, '.cache', 'pages')
const dist = join(docs, 'dist')
const base = process.env['DOCS_BASE'] ?? '/'

await rm(pagesFolder, { recursive: true, force: true })
await rm(dist, { recursive: true, force: true })
await cp(join(docs, 'pages'), pagesFolder, { recursive: true })

const written = sections()
await gather([...written.flatMap(({ pages }) => pages), ...koreanPages()], pagesFolder)
const reference = await writeReference(join(pagesFolder, 'reference'))
await writeFile(join(pagesFolder, 'troubleshooting.md'), errorPage())
await writeFile(join(docs, '.cache', 'reference.json'), JSON.stringify(reference))

const made: Section[] = [
  { title: 'Troubleshooting', pages: [madePage('troubleshooting', 'By error code')] },
  {
    title: 'Reference',
    collapsed: true,
    pages: reference.pages.map(({ name, path }) => madePage(`reference/${path}`, name)),
  },
]
const navigation = [...written, ...made]
await writeFile(join(docs, '.cache', 'navigation.json'), JSON.stringify({ english: navigation, korean: koreanPages() }))

await build(docs, { base })

// The pages' own Markdown lies beside them, and the lesson's page is a part of the site.
for (const { path } of navigation.flatMap(({ pages }) => pages)) {
  const target = join(dist, `${path}.md`)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, await readFile(join(pagesFolder, `${path}.md`), 'utf8'))
}
await writeFile(join(dist, 'llms.txt'), await llmsText(navigation, pagesFolder, base))
await cp(join(repositoryRoot, 'apps', 'web-demo', 'dist'), join(dist, 'lesson'), { recursive: true })
await writeFile(join(dist, '.nojekyll'), '')

function madePage(path: string, title: string): Page {
  return { source: '', path, title }
}
