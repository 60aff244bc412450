import { theme } from './theme.ts'

/** A whole SVG document on the figures' background, `body` drawn in CSS pixels. */
export function svgDocument(width: number, height: number, description: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(description)}" font-family="${escapeXml(theme.fontFamily)}" fill="${theme.text}">`,
    `<rect width="${width}" height="${height}" fill="${theme.background}"/>`,
    ...body,
    '</svg>\n',
  ].join('\n')
}

/** Text that is centred on `x`, starts or ends there, its baseline at `y`. */
export function svgText(
  x: number,
  y: number,
  fontSize: number,
  text: string,
  fill: string = theme.text,
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string {
  return `<text x="${x}" y="${y}" font-size="${fontSize}" text-anchor="${anchor}" fill="${fill}">${escapeXml(text)}</text>`
}

/** The image at `url`, as large as fits `width` by `height`. */
export function svgImage(x: number, y: number, width: number, height: number, url: string): string {
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" image-rendering="optimizeSpeed" href="${url}"/>`
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The text without the characters that no XML document may have, not even escaped. https://www.w3.org/TR/xml/#charsets */
export function wellFormed(svg: string): string {
  return svg.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
