import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from 'runtime-test-tools'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
const manifests = readdirSync(join(repositoryRoot, 'packages'))
  .filter((name) => existsSync(join(repositoryRoot, 'packages', name, 'package.json')))
  .map((name) => ({
    name,
    manifest: JSON.parse(read(`packages/${name}/package.json`)) as { engines: { node: string }; keywords?: string[] },
  }))

test('what a stranger looks for at the root is there', () => {
  const files = ['LICENSE', 'README.md', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md', 'SECURITY.md', 'CITATION.cff']
  const github = ['pull_request_template.md', 'dependabot.yml', 'ISSUE_TEMPLATE/bug.yml', 'ISSUE_TEMPLATE/idea.yml']
  const missing = [...files, ...github.map((file) => `.github/${file}`)].filter(
    (file) => !existsSync(join(repositoryRoot, file)),
  )
  expect(missing).toEqual([])
  for (const field of ['cff-version', 'title', 'authors', 'license', 'repository-code']) {
    expect(read('CITATION.cff')).toMatch(new RegExp(`^${field}:`, 'm'))
  }
})

test('every package has a README under its own name, and keywords to be found by', () => {
  for (const { name, manifest } of manifests) {
    expect.soft(read(`packages/${name}/README.md`), name).toMatch(/^# (@oneloop\/)?[\w-]+\n/)
    expect.soft(manifest.keywords?.length ?? 0, name).toBeGreaterThanOrEqual(5)
    expect.soft(read('README.md').includes(`](packages/${name})`), `README.md lists ${name}`).toBe(true)
  }
})

test('the Nodes that are said to be supported are those that the packages take and CI starts', () => {
  const support = read('docs/support.md')
  expect(new Set(manifests.map(({ manifest }) => manifest.engines.node))).toEqual(new Set(['^20.19.0 || >=22.12.0']))
  expect(support).toContain('| Node | 20.19 and newer of 20, 22.12 and newer, 24, 26 |')
  expect(read('.github/workflows/ci.yml')).toContain('node: [20, 22, 24]')
  expect(support).toContain('CI starts the lesson on 20, 22 and 24')
})

test('a release says what it is made of and who built it', () => {
  const workflow = read('.github/workflows/release.yml')
  expect(workflow).toMatch(/ sbom .*--sbom-format cyclonedx/)
  expect(workflow).toContain('PNPM_CONFIG_PROVENANCE: true')
  expect(workflow).toContain('id-token: write')
})
