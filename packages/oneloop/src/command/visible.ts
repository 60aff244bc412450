/**
 * Text as it may go to a terminal: what would move the cursor, ring, colour, or turn the direction of writing is spelt
 * out, whichever file or path it came from. Line ends stay, and JSON stays the same JSON.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Controls but for the line end, line and paragraph separators, and marks of direction. */
const UNSEEN = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
