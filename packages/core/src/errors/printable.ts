/**
 * Text from a file, safe to print on one line of a terminal: characters that cannot be seen (controls, terminal
 * escapes, marks that change the direction of writing, line ends, halves of surrogate pairs) are escaped, and what is
 * longer than `most` characters is cut.
 *
 * @example printable('\u001b[2Jfc1') // '\\u{1b}[2Jfc1'
 */
export function printable(text: string, most = 80): string {
  const short = text.length > most ? `${text.slice(0, most - 1)}…` : text
  return short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (invisible) => `\\u{${invisible.codePointAt(0)!.toString(16)}}`)
}
