/** What a project can start as. */
export const TEMPLATES = {
  node: 'a program in Node, TypeScript: learns a table of yours',
  browser: 'a page, Vite: trains in a worker and draws what it learns',
  react: 'a page, React and Vite: the same as a component',
} as const

/** The name of a template. */
export type Template = keyof typeof TEMPLATES

export const isTemplate = (name: string): name is Template => Object.hasOwn(TEMPLATES, name)
