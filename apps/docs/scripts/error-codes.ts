import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_CODES } from '@oneloop/core'
import ts from 'typescript'
import { repositoryRoot } from './repository.ts'

/** Where the codes are written, with their causes in docstrings: those are for readers, and no program carries them. */
const TABLE = 'packages/core/src/errors/error-codes.ts'

/** What usually brings each code about, out of the docstring of its line in the table. */
export function errorCauses(): ReadonlyMap<string, string> {
  const file = ts.createSourceFile(
    TABLE,
    readFileSync(join(repositoryRoot, TABLE), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const causes = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text in ERROR_CODES) {
      const words = ts
        .getJSDocCommentsAndTags(node)
        .map(({ comment }) => (typeof comment === 'string' ? comment : ''))
        .join(' ')
      causes.set(node.name.text, words.replaceAll(/\s+/g, ' ').trim())
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return causes
}

/** The page on troubleshooting: each code with its meaning, its cause and what helps. */
export function errorPage(): string {
  const causes = errorCauses()
  const codes = Object.entries(ERROR_CODES).map(([code, { meaning, fix }]) =>
    [
      `## ${code}`,
      `**Meaning.** ${asText(meaning)}`,
      `**Cause.** ${asText(causes.get(code) ?? '')}`,
      `**What helps.** ${asText(fix)}`,
    ].join('\n\n'),
  )
  return `# Troubleshooting by error code

Every error of oneloop is an \`OneloopError\`: one line that names the thing and the fix, and a \`code\` that keeps its meaning. The command prints
the line; \`--verbose\` adds the stack. In a program:

\`\`\`ts
import { adam, ERROR_CODES, OneloopError } from 'oneloop'

try {
  adam({ learningRate: -1 })
} catch (error) {
  if (!(error instanceof OneloopError)) throw error
  console.log(error.code, '-', ERROR_CODES[error.code].meaning)
}
// OPTIMIZER_INVALID - A number of the optimizer is out of range.
\`\`\`

${codes.join('\n\n')}
`
}

/** Angle brackets and braces are words here, not HTML and not Vue's. */
const asText = (text: string) => text.replaceAll('<', '&lt;').replaceAll('{', '&#123;')
