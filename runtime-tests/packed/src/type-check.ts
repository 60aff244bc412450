import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const typeRoot = fileURLToPath(new URL('../node_modules/@types', import.meta.url))
const libraryFiles = new Map<string, ts.SourceFile | undefined>()

/**
 * The type errors of an example, strictest settings, as Node resolves imports and as bundlers do: those in the example
 * itself and those in the declarations of the packages under `node_modules/@oneloop`.
 */
export function typeErrors(file: string): string[] {
  const settings = [
    { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  ]
  return settings.flatMap((setting) => {
    const options: ts.CompilerOptions = {
      ...setting,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [typeRoot],
    }
    const program = ts.createProgram([file], options, hostWithLibraryCache(options))
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName === file || isOurs(fileName))
    const diagnostics = [
      ...program.getOptionsDiagnostics(),
      ...ours.flatMap((source) => [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ]),
    ]
    return diagnostics.map((diagnostic) => {
      const where = diagnostic.file ? basename(diagnostic.file.fileName) : ''
      return `${where} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`
    })
  })
}

const isOurs = (fileName: string) => /\/node_modules\/@oneloop\/[^/]+\/.*\.d\.ts$/.test(fileName)

/** The DOM's declarations are long: each is read once, not once a program. */
function hostWithLibraryCache(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  const libraries = host.getDefaultLibLocation?.() ?? ''
  host.getSourceFile = (fileName, ...rest) => {
    if (!fileName.startsWith(libraries)) return read(fileName, ...rest)
    if (!libraryFiles.has(fileName)) libraryFiles.set(fileName, read(fileName, ...rest))
    return libraryFiles.get(fileName)
  }
  return host
}

/** The example as JavaScript, for a Node that does not read TypeScript. */
export function toJavaScript(code: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true }
  return ts.transpileModule(code, { compilerOptions }).outputText
}
