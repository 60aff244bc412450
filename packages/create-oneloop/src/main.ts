import { parseArgs } from 'node:util'
import { cancel, intro, isCancel, outro, select, text } from '@clack/prompts'
import { CreateError } from './create-error.ts'
import { createProject } from './create-project.ts'
import { packageManager } from './package-manager.ts'
import { isTemplate, TEMPLATES, type Template } from './templates.ts'

const HELP = `npm create oneloop@latest [folder] [-- --template NAME]

Templates:
${Object.entries(TEMPLATES)
  .map(([name, what]) => `  ${name.padEnd(9)}${what}`)
  .join('\n')}

What is not named is asked for; without a terminal it is the folder my-network and the template node.
`

/** The command: asks what it was not told, writes the project, says how to go on. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { template: { type: 'string', short: 't' }, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help) process.stdout.write(HELP)
    else await create(positionals, values.template)
  } catch (error) {
    if (!(error instanceof CreateError) && !isOfParsing(error)) throw error
    process.stderr.write(`create-oneloop: ${error.message}\n`)
    process.exitCode = 2
  }
}

async function create(folders: readonly string[], wanted: string | undefined): Promise<void> {
  if (folders.length > 1) throw new CreateError(`one folder is made at a time, not ${folders.join(' and ')}`)
  if (wanted !== undefined && !isTemplate(wanted)) {
    throw new CreateError(`there is no template '${wanted}'; take one of ${Object.keys(TEMPLATES).join(', ')}`)
  }
  const isAsking = process.stdin.isTTY === true && (folders[0] === undefined || wanted === undefined)
  if (isAsking) intro('oneloop')
  const folder = folders[0] ?? (isAsking ? await askFolder() : 'my-network')
  const template = folder && (wanted ?? (isAsking ? await askTemplate() : 'node'))
  if (!folder || !template) {
    cancel('Nothing was written.')
    return
  }
  await createProject({ folder, template })
  const { install, run } = packageManager(process.env['npm_config_user_agent'])
  const next = [`cd ${folder}`, install, run('start'), run('test')].map((line) => `  ${line}`).join('\n')
  const words = `${folder} is ready:\n\n${next}\n`
  if (isAsking) outro(words)
  else process.stdout.write(`${words}\n`)
}

async function askFolder(): Promise<string | null> {
  const answer = await text({ message: 'Which folder?', defaultValue: 'my-network', placeholder: 'my-network' })
  return isCancel(answer) ? null : answer
}

async function askTemplate(): Promise<Template | null> {
  const options = Object.entries(TEMPLATES).map(([value, label]) => ({ value: value as Template, label }))
  const answer = await select({ message: 'What shall it be?', options })
  return isCancel(answer) ? null : answer
}

/** What parseArgs throws for an option that there is none of. */
const isOfParsing = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
