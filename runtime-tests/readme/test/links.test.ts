import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryRoot } from 'runtime-test-tools'
import { expect, test } from 'vitest'
import { type Page, pages } from '../src/pages.ts'

test('every relative link of every page points at a file that is there', () => {
  expect(pages().flatMap(deadLinks)).toEqual([])
})

test('every path of the repository that a page names is there', () => {
  expect(pages().flatMap(deadPaths)).toEqual([])
})

test('a dead link and a dead path are found', () => {
  const page = { path: 'docs/a.md', text: '[a](./no.md), [b](../README.md#x) `packages/no/src/a.ts` `packages/*/src`' }
  expect(deadLinks({ ...page, text: page.text.replace('../README.md', '../LICENSE') })).toEqual(['docs/a.md: ./no.md'])
  expect(deadPaths(page)).toEqual(['docs/a.md: packages/no/src/a.ts'])
})

function deadLinks({ path, text }: Page): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .filter((target) => !existsSync(join(repositoryRoot, dirname(path), target.replace(/#.*$/, ''))))
    .map((target) => `${path}: ${target}`)
}

/** In backticks, from the root of the repository; a path with a placeholder or a wildcard in it is not one. */
function deadPaths({ path, text }: Page): string[] {
  return [...text.matchAll(/`((?:packages|apps|bench|docs|examples|runtime-tests|scripts)\/[\w./-]+)`/g)]
    .map(([, named]) => named!)
    .filter((named) => !existsSync(join(repositoryRoot, named)) && !isIgnored(named))
    .map((named) => `${path}: ${named}`)
}

/** Made by a command, and not kept: a clone need not have it. */
function isIgnored(path: string): boolean {
  // Git tells a folder by its slash where there is none to look at.
  const { status } = spawnSync('git', ['check-ignore', path, `${path}/`], { cwd: repositoryRoot })
  return status === 0
}

const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
