/** What a run was set to: the leaves of its `config.json`, by the path to each: `hidden`, `dataSha256.train`. */
export type Settings = ReadonlyMap<string, string>

/** A digest of 64 characters tells nobody anything, but whether two are the same. */
const SHOWN_DIGEST = 8

/** Every leaf of a config, as words. Lists are one leaf: `128,64`. */
export function settingsOf(config: unknown): Settings {
  const settings = new Map<string, string>()
  const visit = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, part] of Object.entries(value)) visit(part, path === '' ? name : `${path}.${name}`)
    } else if (path !== '') settings.set(path, words(value))
  }
  visit(config, '')
  return settings
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(words).join(',')
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, SHOWN_DIGEST) : value
  if (value === null) return 'default'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The settings that are not the same in all of them, in the order in which they first appear. */
export function differing(all: readonly Settings[]): string[] {
  const names = new Set(all.flatMap((settings) => [...settings.keys()]))
  return [...names].filter((name) => new Set(all.map((settings) => settings.get(name))).size > 1)
}
