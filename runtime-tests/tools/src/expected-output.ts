/**
 * What an example says that it prints: the lines of comment directly below a line of code. A comment that stands after
 * a blank line, or first, explains what follows it.
 *
 *     console.log(1 + 1)
 *     // 2
 */
export function expectedOutput(code: string): string {
  const printed: string[] = []
  let above: 'code' | 'output' | 'other' = 'other'
  for (const line of code.split('\n')) {
    const comment = /^\/\/ ?(.*)$/.exec(line)
    if (line.trim() === '') above = 'other'
    else if (comment === null) above = 'code'
    else if (above !== 'other') {
      above = 'output'
      printed.push(comment[1]!.trimEnd())
    }
  }
  return printed.join('\n')
}
