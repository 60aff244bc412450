import { baseName, folderOf } from '../files/file-tree.ts'

/** The pictures of one dataset, by the folders they are in: `train/5/12.png`. */
export interface ClassFolders {
  /** Of each class of each part, its pictures. */
  readonly train: ReadonlyMap<string, readonly string[]>
  readonly test: ReadonlyMap<string, readonly string[]> | null
}

const PICTURE = /\.(png|jpe?g|webp|bmp|gif)$/i
const TRAIN = /^train(ing)?$/i
const TEST = /^test(ing)?$/i
const VALIDATION = /^val(id|idation)?$/i

/**
 * Pictures whose folder is named after their class. The folder around the classes says which part they are of; where
 * there is no test part, a validation part is it. `null` when there are no such folders, or several sets of them.
 */
export function findClassFolders(paths: readonly string[]): ClassFolders | null {
  const sets = new Map<string, Map<string, string[]>>()
  for (const path of paths) {
    const folder = folderOf(path)
    if (!PICTURE.test(path) || folder === '') continue
    const classes = sets.get(folderOf(folder)) ?? new Map<string, string[]>()
    sets.set(folderOf(folder), classes)
    const pictures = classes.get(baseName(folder))
    if (pictures === undefined) classes.set(baseName(folder), [path])
    else pictures.push(path)
  }
  const named = (name: RegExp) => [...sets].filter(([set]) => name.test(baseName(set))).map(([, classes]) => classes)
  const trains = named(TRAIN)
  const tests = named(TEST)
  if (trains.length > 1 || tests.length > 1) return null
  const [train] = trains
  if (train !== undefined) return { train, test: tests[0] ?? named(VALIDATION)[0] ?? null }
  const [only, ...others] = [...sets.values()]
  return only === undefined || others.length > 0 ? null : { train: only, test: null }
}

/** In the order of their numbers where all are numbers, and of the alphabet where not. */
export function sortClasses(names: Iterable<string>): string[] {
  const all = [...names]
  return all.every((name) => /^\d+$/.test(name)) ? all.sort((a, b) => Number(a) - Number(b)) : all.sort()
}
