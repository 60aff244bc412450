import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '../scripts/repository.ts'

const dist = join(repositoryRoot, 'apps', 'docs', 'dist')
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.html') && !path.startsWith('lesson/'))

/** The file that a static host gives for an address. */
function fileOf(address: string): string | undefined {
  const path = decodeURI(address)
  return [path, `${path}.html`, posix.join(path, 'index.html')].find((name) => {
    const file = join(dist, name)
    return existsSync(file) && statSync(file).isFile()
  })
}

function deadLinks(page: string, html: string, idsOf: (file: string) => ReadonlySet<string>): string[] {
  const dead: string[] = []
  for (const [, target] of html.matchAll(/<(?:a|link|img|script)\b[^>]*?\b(?:href|src)="([^"]+)"/g)) {
    if (/^(https?:|mailto:|data:)/.test(target!)) continue
    const [address = '', anchor] = target!.replaceAll('&amp;', '&').split('#')
    const absolute =
      address === '' ? `/${page}` : posix.join('/', address.startsWith('/') ? '' : dirname(page), address)
    const file = fileOf(absolute)
    if (file === undefined) dead.push(`${page}: ${target}`)
    else if (anchor !== undefined && anchor !== '' && !idsOf(file).has(decodeURIComponent(anchor))) {
      dead.push(`${page}: ${target} (no such heading)`)
    }
  }
  return dead
}

const ids = new Map<string, ReadonlySet<string>>()
function idsIn(file: string): ReadonlySet<string> {
  let found = ids.get(file)
  if (found === undefined) {
    const html = readFileSync(join(dist, file), 'utf8')
    found = new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!))
    ids.set(file, found)
  }
  return found
}

test('every link of every page leads to a file and a heading that are there', () => {
  expect(pages.length).toBeGreaterThan(60)
  const dead = pages.flatMap((page) => deadLinks(page, readFileSync(join(dist, page), 'utf8'), idsIn))
  expect(dead).toEqual([])
})

test('a dead link and a dead heading are found', () => {
  const html = '<a href="/nowhere">a</a> <a href="/troubleshooting#NOTHING">b</a> <a href="/troubleshooting">c</a>'
  expect(deadLinks('index.html', html, idsIn)).toHaveLength(2)
})

test('llms.txt names every page but those in Korean, and each is there as Markdown', () => {
  const text = readFileSync(join(dist, 'llms.txt'), 'utf8')
  const links = [...text.matchAll(/^- \[.+\]\(\/(.+\.md)\)/gm)].map(([, path]) => path!)
  expect(links.length).toBeGreaterThan(60)
  expect(links.filter((path) => !existsSync(join(dist, path)))).toEqual([])
  const named = new Set(links.map((path) => path.replace(/\.md$/, '.html')))
  // The report of the ten seeds is a picture of the page that links to it.
  const others = /^(ko\/.*|404\.html|index\.html|reference\/index\.html|repository\/docs\/ten-seeds-report\.html)$/
  const left = pages.filter((page) => !named.has(page) && !others.test(page))
  expect(left).toEqual([])
})

test('every published package is a dev dependency here, so that it is built before its declarations are read', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(join(repositoryRoot, 'apps', 'docs', 'package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> }
  const folder = join(repositoryRoot, 'packages')
  const names = readdirSync(folder)
    .map((name) => join(folder, name, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => (JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name)
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(names))
})

test('every word of the reference is described: no exported name lacks a docstring', () => {
  const file = join(repositoryRoot, 'apps', 'docs', '.cache', 'reference.json')
  const { pages: entries, undescribed } = JSON.parse(readFileSync(file, 'utf8')) as {
    pages: unknown[]
    undescribed: string[]
  }
  expect(entries.length).toBeGreaterThan(25)
  expect(undescribed).toEqual([])
})
