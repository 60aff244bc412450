/**
 * Puts values where a text has their names in braces: `{name}`. For a language that tells one from many,
 * `{n:image|images}` is the first word when `n` is 1, else the second. Numbers get their thousands apart.
 */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (one !== undefined && many !== undefined) return value === 1 ? one : many
    return typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 10 }) : value
  })
}
