import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CreateError } from './create-error.ts'
import { isTemplate, TEMPLATES, type Template } from './templates.ts'

/** Options of `createProject`. */
export interface CreateOptions {
  /** Made if it is not there; must be empty if it is. */
  readonly folder: string
  readonly template: Template
}

/**
 * Writes a project into a folder. Nothing is installed.
 *
 * @throws CreateError for a folder that holds anything, or a template that there is none of
 */
export async function createProject({ folder, template }: CreateOptions): Promise<void> {
  if (!isTemplate(template)) {
    throw new CreateError(`there is no template '${template}'; take one of ${Object.keys(TEMPLATES).join(', ')}`)
  }
  await mkdir(folder, { recursive: true })
  const inside = (await readdir(folder)).filter((name) => name !== '.git')
  if (inside.length > 0) throw new CreateError(`${folder} holds ${inside[0]} already; name an empty folder`)
  const templates = fileURLToPath(new URL('../templates/', import.meta.url))
  for (const layer of LAYERS[template]) await cp(join(templates, layer), folder, { recursive: true })
  // npm leaves a .gitignore out of what it publishes.
  await rename(join(folder, 'gitignore'), join(folder, '.gitignore'))
  const file = join(folder, 'package.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as Manifest
  manifest.name = packageName(folder)
  manifest.dependencies = { ...manifest.dependencies, oneloop: `^${version}` }
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The folders of `templates/` that make up a project: the two pages train and draw the same. */
const LAYERS: Readonly<Record<Template, readonly string[]>> = {
  node: ['node'],
  browser: ['page', 'browser'],
  react: ['page', 'react'],
}

interface Manifest {
  name: string
  version: string
  dependencies: Record<string, string>
}

/** The folder's name, as npm allows names to be. */
export function packageName(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9-_.]+/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '')
  return name === '' ? 'my-network' : name
}
