/** Only tests need these, and what they bring is large. */
const FOR_TESTS = ['chromium-for-tests', 'runtime-test-tools']

/**
 * What has to be installed: null for nothing, otherwise the workspaces that are then installed and pnpm's filters.
 *
 * @param before what is installed: of which lock file (its hash), and for which workspaces, or `'all'`
 * @param names the workspaces that are needed now; none for all of them
 */
export function planInstall(before, hash, names, rootName) {
  const isAll = names.length === 0 || before.names === 'all'
  const wanted = isAll ? 'all' : [...new Set([...before.names, ...names])].sort()
  if (before.hash === hash && String(before.names) === String(wanted)) return null
  const filters = isAll ? [] : [rootName, ...wanted.map((name) => `${name}...`), ...FOR_TESTS.map((name) => `!${name}`)]
  return { names: wanted, arguments: filters.map((filter) => `--filter=${filter}`) }
}

/** The stamp of an earlier install; of nothing where it is missing or was written by another version. */
export function parseStamp(text) {
  const nothing = { hash: '', names: [] }
  try {
    const { hash, names } = JSON.parse(text)
    return typeof hash === 'string' && (names === 'all' || Array.isArray(names)) ? { hash, names } : nothing
  } catch {
    return nothing
  }
}
