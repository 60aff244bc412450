// How a changeset is written into a changelog. Of the names of commits, which the usual one puts first, a user has nothing.

/** One changeset, as an entry of a list. */
async function getReleaseLine({ summary }) {
  const [first, ...rest] = summary.trim().split('\n')
  return [`- ${first}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
}

/** Newer versions of packages of ours. What is released for the first time is newer than nothing. */
async function getDependencyReleaseLine(_changesets, dependencies) {
  const newer = dependencies.filter(({ oldVersion }) => oldVersion !== '0.0.0')
  if (newer.length === 0) return ''
  return `- Takes ${newer.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`).join(', ')}.`
}

export default { getReleaseLine, getDependencyReleaseLine }
