import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A program whose first line only compiles with C++17 and the standard library's headers. */
const PROBE = '#include <memory>\n#include <string_view>\nint main() { return std::string_view("").size(); }\n'

/** The C++ compiler to use: `$CXX`, or the first of c++, g++ and clang++ that compiles C++17; undefined when none does. */
export async function findCompiler(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const candidates = env['CXX'] ? [env['CXX']] : ['c++', 'g++', 'clang++']
  for (const candidate of candidates) if (await compilesCpp17(candidate, env)) return candidate
  return undefined
}

async function compilesCpp17(compiler: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const probe = run(compiler, ['-std=c++17', '-fsyntax-only', '-x', 'c++', '-'], { env })
  // A compiler that isn't there closes the pipe at once.
  probe.child.stdin?.on('error', () => undefined).end(PROBE)
  return probe.then(
    () => true,
    () => false,
  )
}
