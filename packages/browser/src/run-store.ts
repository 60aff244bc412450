import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'

/** Options of the store of runs. */
export interface RunStoreOptions {
  /** Raise it when records of an older page can't be read any more: then those are not found. Default 1. */
  readonly version?: number
}

/** What an application keeps of its runs in this browser, by their ids, in IndexedDB: written whole or not at all. */
export interface RunStore<Kept extends object> {
  get(id: string | number): Promise<Kept | undefined>
  /** @throws DOMException where storage is full or switched off */
  set(id: string | number, kept: Kept): Promise<void>
  delete(id: string | number): Promise<void>
  /** All of them, in the order of their ids. */
  all(): Promise<(readonly [id: string | number, kept: Kept])[]>
}

/**
 * A store of runs: checkpoints, and whatever else belongs to them. Anything that can be cloned may be kept.
 *
 * @param name of the database; one for each application of an origin
 * @example
 * const runs = runStore<{ checkpoint: Uint8Array }>('wine')
 * run.on('checkpoint', ({ bytes }) => runs.set('last', { checkpoint: bytes }))
 */
export function runStore<Kept extends object>(name: string, { version = 1 }: RunStoreOptions = {}): RunStore<Kept> {
  let opened: UseStore | undefined
  const store = () => {
    opened ??= createStore(name, 'runs')
    return opened
  }
  type Stored = Kept & { readonly version: number }
  const unwrap = (stored: Stored | undefined): Kept | undefined => {
    if (stored?.version !== version) return undefined
    const { version: _, ...kept } = stored
    return kept as unknown as Kept
  }
  return {
    get: async (id) => unwrap(await get<Stored>(id, store())),
    set: (id, kept) => set(id, { ...kept, version }, store()),
    delete: (id) => del(id, store()),
    async all() {
      const stored = await entries<string | number, Stored>(store())
      return stored.flatMap(([id, each]) => {
        const kept = unwrap(each)
        return kept === undefined ? [] : [[id, kept] as const]
      })
    },
  }
}
