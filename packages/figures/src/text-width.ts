/**
 * About how wide `text` is in a sans-serif font, in the units of `fontSize`: Korean, Chinese and Japanese characters
 * are as wide as the font is high, others 0.53 of it. There is nothing to measure with in Node.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const character of text) ems += characterEms(character)
  return ems * fontSize
}

/** `text`, or as much of it as fits `width` with an ellipsis. */
export function truncate(text: string, width: number, fontSize: number): string {
  let ems = characterEms('…')
  let kept = ''
  for (const character of text) {
    ems += characterEms(character)
    if (ems * fontSize > width) return textWidth(text, fontSize) <= width ? text : `${(kept || character).trimEnd()}…`
    kept += character
  }
  return text
}

function characterEms(character: string): number {
  return character.codePointAt(0)! >= 0x1100 ? 0.95 : 0.53
}
