/**
 * Imports a package that only Node can load: native code, or absent from most installations. The name is not a literal,
 * so that a browser's bundler leaves it alone.
 */
export function importInNode(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ name)
}
