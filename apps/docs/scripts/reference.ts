import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Application, type DeclarationReflection, type ProjectReflection, ReflectionKind } from 'typedoc'
import { repositoryRoot } from './repository.ts'

/** An entry of a published package: what a program imports by this name. */
interface Entry {
  /** Such as `@oneloop/core/engine`. */
  readonly name: string
  readonly declarations: string
}

/** Every entry of every published package. `oneloop/bundle` is the main entry in one file, so it has no page of its own. */
function publishedEntries(): Entry[] {
  const folder = join(repositoryRoot, 'packages')
  // The front door passes nearly everything on: it comes last, so that each name is described where it is at home.
  const packages = readdirSync(folder).sort((a, b) => Number(a === 'oneloop') - Number(b === 'oneloop'))
  return packages
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .flatMap((name) => {
      const manifest = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as {
        name: string
        exports: Record<string, string | { types?: string }>
      }
      return Object.entries(manifest.exports).flatMap(([path, target]) =>
        typeof target === 'string' || target.types === undefined || path === './bundle'
          ? []
          : [{ name: join(manifest.name, path), declarations: join(folder, name, target.types) }],
      )
    })
}

export interface Reference {
  /** Each entry's name, and its page from the folder that was given, without `.md`. */
  readonly pages: readonly { readonly name: string; readonly path: string }[]
  /** Exported names and methods without a docstring, such as `@oneloop/core: adam`. */
  readonly undescribed: readonly string[]
}

/**
 * Writes a Markdown page for each entry out of the docstrings in its declarations: what a user's editor shows.
 *
 * @throws Error when TypeDoc can't read the declarations, which are there once the packages are built
 */
export async function writeReference(folder: string): Promise<Reference> {
  const entries = publishedEntries()
  const application = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ declarations }) => declarations),
    tsconfig: join(repositoryRoot, 'apps', 'docs', 'tsconfig.reference.json'),
    plugin: ['typedoc-plugin-markdown'],
    basePath: repositoryRoot,
    readme: 'none',
    logLevel: 'Warn',
    router: 'module',
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    outputs: [{ name: 'markdown', path: folder }],
  } as Parameters<typeof Application.bootstrapWithPlugins>[0])
  const project = await application.convert()
  if (project === undefined) throw new Error('the declarations of the packages could not be read: run the build first')
  nameModules(project, entries)
  await application.generateOutputs(project)
  if (application.logger.hasErrors()) throw new Error('the reference could not be written')
  await shortenReferences(folder)
  await rename(join(folder, 'README.md'), join(folder, 'index.md'))
  const index = await readFile(join(folder, 'index.md'), 'utf8')
  const pages = [...index.matchAll(/^- \[(.*)\]\((.*)\.md\)$/gm)].map(([, name, path]) => ({
    name: name!,
    path: path!,
  }))
  return { pages, undescribed: undescribed(project) }
}

/** A heading and a line for each name that is passed on make most of a page of nothing: one list says the same. */
async function shortenReferences(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.md')) continue
    const file = join(folder, path)
    const text = await readFile(file, 'utf8')
    const links = [...text.matchAll(/^(?:Re-exports|Renames and re-exports) (\[.*\]\(.*\))$/gm)].map(([, link]) => link)
    const others = text.replace(/^## References\n[\s\S]*?(?=^## |$(?![\s\S]))/m, '').trimEnd()
    const passedOn = `\n\n## Passed on\n\nThese names are described on the pages of their own packages: ${links.join(', ')}.\n`
    await writeFile(file, `${others}${links.length === 0 ? '\n' : passedOn}`)
  }
}

/** TypeDoc names a module after its file; a reader knows it by what is imported. */
function nameModules(project: ProjectReflection, entries: readonly Entry[]): void {
  for (const module of project.children ?? []) {
    const file = project.getSymbolIdFromReflection(module)?.fileName
    const entry = entries.find(({ declarations }) => declarations === file)
    if (entry === undefined) throw new Error(`no entry for the module ${module.name}`)
    module.name = entry.name
  }
}

const DESCRIBED =
  ReflectionKind.Function |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Variable |
  ReflectionKind.Enum |
  ReflectionKind.Namespace

function undescribed(project: ProjectReflection): string[] {
  return (project.children ?? []).flatMap((module) =>
    (module.children ?? [])
      .filter((member) => member.kindOf(DESCRIBED) && !isDescribed(member))
      .map((member) => `${module.name}: ${member.name}`),
  )
}

function isDescribed(member: DeclarationReflection): boolean {
  return [member, ...(member.signatures ?? [])].some(({ comment }) => (comment?.summary.length ?? 0) > 0)
}
