import { existsSync, statSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { Page } from './pages.ts'
import { repositoryRoot, sourceUrl } from './repository.ts'

/** Writes pages into `folder`, where VitePress reads them; their links then lead to pages of the site, or to the source. */
export async function gather(pages: readonly Page[], folder: string): Promise<void> {
  const sites = new Map(pages.map(({ source, path }) => [source, path]))
  const pictures = new Set<string>()
  for (const { source, path } of pages) {
    const text = await readFile(join(repositoryRoot, source), 'utf8')
    const target = join(folder, `${path}.md`)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, rewriteLinks(text, source, sites, pictures))
  }
  for (const picture of pictures) await cp(join(repositoryRoot, picture), join(folder, 'public', 'repository', picture))
}

/**
 * The Markdown of `source` with its relative links led to the site.
 *
 * @throws Error when a link leads nowhere
 */
export function rewriteLinks(
  text: string,
  source: string,
  sites: ReadonlyMap<string, string>,
  pictures: Set<string>,
): string {
  return outsideOfCode(text, (words) =>
    words.replaceAll(/(!?\[(?:[^\]]|\[[^\]]*\])*\])\(([^)\s]+)\)/g, (whole, label: string, target: string) => {
      if (/^(https?:|mailto:|#)/.test(target)) return whole
      const [file = '', anchor] = target.split('#')
      const path = posix.normalize(posix.join(posix.dirname(source), file)).replace(/\/$/, '')
      const hash = anchor === undefined ? '' : `#${anchor}`
      if (!existsSync(join(repositoryRoot, path))) throw new Error(`${source}: the link to ${target} leads nowhere`)
      if (/\.(png|svg|webp|jpg)$/.test(path) && label.startsWith('!')) {
        pictures.add(path)
        return `${label}(/repository/${path})`
      }
      // A page that is whole as it is: VitePress opens it only when it is told not to look for Markdown.
      if (path.endsWith('.html')) {
        pictures.add(path)
        return `${label}(/repository/${path}){target="_self"}`
      }
      const site = sites.get(path) ?? sites.get(`${path}/README.md`)
      if (site !== undefined) return `${label}(/${site.replace(/(^|\/)index$/, '$1')}${hash})`
      const kind = statSync(join(repositoryRoot, path)).isDirectory() ? 'tree' : 'blob'
      return `${label}(${sourceUrl}/${kind}/main/${path}${hash})`
    }),
  )
}

/** Changes the words of a page and leaves its code blocks as they are. */
function outsideOfCode(text: string, change: (words: string) => string): string {
  return text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part, place) => (place % 2 === 1 ? part : change(part)))
    .join('')
}
