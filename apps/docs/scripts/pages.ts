import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { repositoryRoot } from './repository.ts'

/** A Markdown file of the repository that is a page of the site. */
export interface Page {
  /** From the root of the repository. */
  readonly source: string
  /** From the root of the site, without `.md`: `guides/threads`. */
  readonly path: string
  /** In the navigation. */
  readonly title: string
}

export interface Section {
  readonly title: string
  readonly pages: readonly Page[]
  readonly collapsed?: boolean
}

/** The navigation: what the pages are called, and in which order. Their words are those of the repository's Markdown. */
export function sections(): Section[] {
  const listed: Section[] = [
    {
      title: 'Start',
      pages: [
        page('docs/start/node.md', 'start/node', 'In Node'),
        page('docs/start/browser.md', 'start/browser', 'In a browser'),
        page('docs/start/cdn.md', 'start/cdn', 'From a CDN'),
        page('packages/create-oneloop/README.md', 'start/create', 'npm create oneloop'),
        page('examples/README.md', 'start/examples', 'Examples'),
      ],
    },
    {
      title: 'Guides',
      pages: [
        page('docs/guides/your-own-data.md', 'guides/your-own-data', 'Your own data'),
        page('docs/guides/honest-validation.md', 'guides/honest-validation', 'Honest validation'),
        page('docs/sweeps.md', 'guides/sweeps', 'Sweeps'),
        page('docs/gpu.md', 'guides/gpu', 'On a GPU'),
        page('docs/webgpu.md', 'guides/webgpu', 'WebGPU in Node'),
        page('docs/model-io.md', 'guides/moving-models', 'Moving models'),
        page('docs/digits-in-pictures.md', 'guides/digits-in-pictures', 'Digits in pictures'),
        page('docs/guides/threads.md', 'guides/threads', 'Threads and headers'),
        page('docs/guides/reproducibility.md', 'guides/reproducibility', 'Reproducibility'),
        page('docs/how-to/add-a-backend.md', 'guides/write-an-engine', 'Writing an engine'),
        page('docs/coming-from.md', 'guides/coming-from', 'Coming from other libraries'),
        page('docs/from-keras-and-lightning.md', 'guides/from-keras-and-lightning', 'From Keras and Lightning'),
      ],
    },
    {
      title: 'The lesson',
      pages: [
        page('docs/teaching.md', 'guides/teaching', 'Teaching with it'),
        page('docs/web-demo.md', 'guides/lesson-page', 'How the page works'),
      ],
    },
    {
      title: 'Speed',
      pages: [
        page('docs/benchmarks.md', 'speed/benchmarks', 'How it is measured'),
        page('bench/results/results.md', 'speed/results', 'Results'),
        page('bench/results/tables.md', 'speed/tables', 'Results: tables'),
        page('docs/performance.md', 'speed/performance', 'Why it is fast'),
        page('docs/ten-seeds.md', 'speed/ten-seeds', 'Ten seeds'),
      ],
    },
    {
      title: 'Packages',
      collapsed: true,
      pages: readdirSync(join(repositoryRoot, 'packages'))
        .filter((name) => name !== 'create-oneloop')
        .filter((name) => existsSync(join(repositoryRoot, 'packages', name, 'README.md')))
        .map((name) => page(`packages/${name}/README.md`, `packages/${name}`)),
    },
    {
      title: 'The project',
      collapsed: true,
      pages: [
        page('docs/architecture.md', 'project/architecture', 'Architecture'),
        page('CONTRIBUTING.md', 'project/contributing', 'Contributing'),
        page('CODE_OF_CONDUCT.md', 'project/code-of-conduct', 'Code of conduct'),
        page('SECURITY.md', 'project/security', 'Security'),
        page('docs/support.md', 'project/support', 'What is supported'),
      ],
    },
  ]
  const used = new Set([...listed.flatMap(({ pages }) => pages), ...koreanPages()].map(({ source }) => source))
  const rest = (folder: string, to: string) =>
    readdirSync(join(repositoryRoot, folder))
      .filter((name) => name.endsWith('.md') && !used.has(`${folder}/${name}`))
      .map((name) => page(`${folder}/${name}`, name === 'README.md' ? `${to}/index` : `${to}/${basename(name, '.md')}`))
  // A page that nobody has given a place is found all the same.
  for (const [title, folder, to] of [
    ['More guides', 'docs', 'more'],
    ['More guides', 'docs/guides', 'guides'],
    ['How to', 'docs/how-to', 'how-to'],
    ['Decisions', 'docs/decisions', 'decisions'],
  ] as const) {
    const pages = rest(folder, to)
    if (pages.length > 0) listed.push({ title, collapsed: true, pages })
  }
  return listed
}

/** The pages in Korean. */
export function koreanPages(): Page[] {
  return [
    page('docs/ko/start.md', 'ko/start', '시작하기'),
    page('docs/ko/lesson.md', 'ko/lesson', '수업'),
    page('docs/teaching.ko.md', 'ko/teaching', '가르치기'),
  ]
}

function page(source: string, path: string, title = heading(source)): Page {
  return { source, path, title }
}

/** The first heading of a page, without its marks. */
function heading(source: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(repositoryRoot, source), 'utf8')) ?? []
  if (title === undefined) throw new Error(`${source} has no heading`)
  return title.replaceAll('`', '')
}
