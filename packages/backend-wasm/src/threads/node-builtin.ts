/**
 * A module of Node's own. Asked of the process and not imported: bundlers for browsers look for what is imported, and
 * bundlers for servers rewrite it. They also put a `process` of theirs where the bare name stands.
 */
export const nodeBuiltin: NodeJS.Process['getBuiltinModule'] = (name: string) =>
  globalThis.process.getBuiltinModule(name)
