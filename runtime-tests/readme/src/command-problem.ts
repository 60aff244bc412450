import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from 'runtime-test-tools'

const read = (path: string) => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'))
const { scripts, repository } = read('package.json') as { scripts: object; repository: { url: string } }
const tasks = Object.keys((read('turbo.json') as { tasks: object }).tasks)
const catalog = readFileSync(join(repositoryRoot, 'pnpm-workspace.yaml'), 'utf8')

/** What is wrong with a command that a page tells its reader to type, as far as that shows without running it. */
export function commandProblem(line: string): string | null {
  const [program, verb = '', ...rest] = line.split(/\s+/).filter((word) => !/^[A-Z_]+=/.test(word))
  switch (program) {
    case 'npm':
      if (verb === 'create') return packageProblem(`create-${rest[0]}`)
      if (verb === 'install') return rest.map(packageProblem).find((problem) => problem !== null) ?? null
      return scriptProblem(verb === 'run' ? rest[0]! : verb)
    case 'npx':
      if (verb === 'turbo') return tasks.includes(rest[1]!) ? null : `turbo.json has no task '${rest[1]}'`
      if (verb === 'changeset') return null
      if (verb === 'oneloop') return subcommandProblem(rest[0]!)
      return verb.startsWith('pnpm') ? null : `'npx ${verb}' is not known to this test`
    case 'oneloop':
      return subcommandProblem(verb)
    case 'docker': {
      const file = rest[rest.indexOf('-f') + 1]!
      return verb !== 'build' || existsSync(join(repositoryRoot, file)) ? null : `there is no ${file}`
    }
    case 'git':
      if (verb !== 'clone') return null
      return `git+${rest[0]}` === repository.url ? null : `the repository is ${repository.url}`
    case 'node':
      return existsSync(join(repositoryRoot, verb)) ? null : `there is no ${verb}`
    case 'cd':
    case 'export':
      return null
    default:
      return `'${program}' is not known to this test`
  }
}

function subcommandProblem(name: string): string | null {
  const commands = readdirSync(join(repositoryRoot, 'packages', 'oneloop', 'src', 'command', 'commands'))
  return commands.some((file) => file.startsWith(name)) ? null : `oneloop has no command '${name}'`
}

function scriptProblem(name: string): string | null {
  return name in scripts ? null : `package.json has no script '${name}'`
}

/** Ours, or one whose version the catalog names. */
function packageProblem(wanted: string): string | null {
  const name = wanted.slice(0, wanted.indexOf('@', 1) >>> 0)
  if (name.startsWith('@oneloop/')) {
    return existsSync(join(repositoryRoot, 'packages', name.slice('@oneloop/'.length))) ? null : `there is no ${name}`
  }
  if (name === 'oneloop' || name === 'create-oneloop') return null
  if (name.startsWith('-') || readdirSync(join(repositoryRoot, 'apps')).includes(name)) return null
  return new RegExp(`^ +['"]?${name}['"]?:`, 'm').test(catalog) ? null : `the catalog has no ${name}`
}
