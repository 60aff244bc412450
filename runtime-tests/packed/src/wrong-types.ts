import { readFile } from 'node:fs/promises'
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'

/** What "Are the types wrong?" finds in a tarball, less what docs/decisions/packaging.md says is meant to be so. */
export async function wrongTypes(tarball: string): Promise<Problem[]> {
  const analysis = await checkPackage(createPackageFromTarballData(await readFile(tarball)))
  return analysis.types === false ? [] : analysis.problems.filter((problem) => !isMeant(problem))
}

function isMeant(problem: Problem): boolean {
  // ES modules alone are published; CommonJS can require them.
  if (problem.kind === 'CJSResolvesToESM') return true
  // A font is no code.
  if ('entrypoint' in problem && problem.entrypoint.endsWith('.woff2')) return true
  // How TypeScript 4 found modules, without `exports` and `imports`.
  const resolution = 'resolutionKind' in problem ? problem.resolutionKind : undefined
  return (resolution ?? ('resolutionOption' in problem ? problem.resolutionOption : undefined)) === 'node10'
}
