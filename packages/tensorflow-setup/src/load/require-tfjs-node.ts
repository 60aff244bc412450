import Module, { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import util from 'node:util'
import type { TfjsNodePackage } from './find-tfjs-node.ts'

/** tfjs-node 4.22 calls these two, which Node 23 took away and Node 22 warns of. */
const utilAsItWas = Object.assign(Object.create(util) as typeof util, {
  isArray: Array.isArray,
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
})

/**
 * Imports tfjs-node with a given binding. For as long as its import lasts, and for its own files alone, `require`
 * answers two requests differently: `util` still has what newer Node took away, and `@mapbox/node-pre-gyp`, which would
 * look for the binding in tfjs-node's folder, finds it where it is. Nothing on disk or in other modules is changed, and
 * any later import of the package in this process gets the same, working module.
 */
export function requireTfjsNode(found: TfjsNodePackage, binding: string): unknown {
  const original = Module.prototype.require
  Module.prototype.require = Object.assign(function patched(this: NodeJS.Module, id: string): unknown {
    if (this.filename?.startsWith(found.folder + sep)) {
      if (id === 'util') return utilAsItWas
      if (id === '@mapbox/node-pre-gyp') return { find: () => binding }
    }
    return original.call(this, id)
  }, original)
  try {
    return createRequire(join(found.folder, 'package.json'))(found.folder)
  } finally {
    Module.prototype.require = original
  }
}
