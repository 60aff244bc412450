import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type ts from 'typescript'

/** TypeScript itself, of whatever version. */
export type TypeScript = typeof ts

/** How a stranger compiles: what else is declared, and how imports are found. */
export interface Surroundings {
  readonly name: string
  readonly resolution: 'nodenext' | 'bundler'
  readonly lib: readonly string[]
  /** Packages of declarations that every file sees: `['node']`. */
  readonly types: readonly string[]
}

/** A program in Node has no page's declarations, a page none of Node's. */
export const SURROUNDINGS: readonly Surroundings[] = [
  { name: 'Node', resolution: 'nodenext', lib: ['es2023'], types: ['node'] },
  { name: 'a bundled page', resolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
]

const typeRoot = fileURLToPath(new URL('../node_modules/@types', import.meta.url))

/** The same settings for `tsc`, which looks into TypeScript's own library and that of Node too. */
export function typeCheckWords({ resolution, lib, types }: Surroundings): string[] {
  return [
    ...['--module', resolution === 'nodenext' ? 'nodenext' : 'esnext', '--moduleResolution', resolution],
    ...['--target', 'es2022', '--lib', lib.join(), '--types', types.join(), '--typeRoots', typeRoot],
    ...['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--verbatimModuleSyntax', '--noEmit'],
  ]
}

/**
 * Every type error of a program: the file's own, and those in all the declarations that it reaches, of our packages and
 * of what they depend on, under the strictest settings.
 */
export function typeErrors(compiler: TypeScript, file: string, { resolution, lib, types }: Surroundings): string[] {
  const isNode = resolution === 'nodenext'
  const options: ts.CompilerOptions = {
    module: isNode ? compiler.ModuleKind.NodeNext : compiler.ModuleKind.ESNext,
    moduleResolution: isNode ? compiler.ModuleResolutionKind.NodeNext : compiler.ModuleResolutionKind.Bundler,
    target: compiler.ScriptTarget.ES2022,
    lib: lib.map((name) => `lib.${name}.d.ts`),
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
    types: [...types],
    typeRoots: [typeRoot],
  }
  const program = compiler.createProgram([file], options, hostWithLibraryCache(compiler, options))
  // TypeScript's own library is not what is tried here, and neither is that of Node.
  const tried = program.getSourceFiles().filter((source) => {
    return !program.isSourceFileDefaultLibrary(source) && !source.fileName.startsWith(typeRoot)
  })
  const diagnostics = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...tried.flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]),
  ]
  return diagnostics.map((diagnostic) => {
    const where = diagnostic.file ? basename(diagnostic.file.fileName) : ''
    return `${where} ${compiler.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`
  })
}

const libraryFiles = new Map<string, ts.SourceFile | undefined>()

/** The declarations of a page and of Node are long: each is read once, not once a program. */
function hostWithLibraryCache(compiler: TypeScript, options: ts.CompilerOptions): ts.CompilerHost {
  const host = compiler.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  const libraries = host.getDefaultLibLocation?.() ?? ''
  host.getSourceFile = (fileName, ...rest) => {
    if (!fileName.startsWith(libraries) && !fileName.includes('/@types/node/')) return read(fileName, ...rest)
    const key = `${compiler.version} ${options.module} ${fileName}`
    if (!libraryFiles.has(key)) libraryFiles.set(key, read(fileName, ...rest))
    return libraryFiles.get(key)
  }
  return host
}

/** The example as JavaScript, for a Node that does not read TypeScript. */
export function toJavaScript(compiler: TypeScript, code: string): string {
  const { ESNext } = compiler.ModuleKind
  const compilerOptions = { module: ESNext, target: compiler.ScriptTarget.ES2022, verbatimModuleSyntax: true }
  return compiler.transpileModule(code, { compilerOptions }).outputText
}
