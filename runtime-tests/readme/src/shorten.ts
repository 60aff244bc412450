/** A training command as a page prints it, made short: on fewer images, for one epoch. The last of an option counts. */
export function shorten(line: string): string {
  if (!/^npx oneloop train\b/.test(line)) return line
  const [command = '', ...redirection] = line.split(/(?=\s[|>])/)
  return `${command} --epochs 1 --limit 640${redirection.join('')}`
}
