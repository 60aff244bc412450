import type { FileTree } from './file-tree.ts'

/**
 * The file of this name and those that belong with it: images to labels, and the test part to the training part.
 *
 * @param tree of the folder that the file is in
 */
export function kinOf(tree: FileTree, name: string): FileTree {
  return { ...tree, paths: tree.paths.filter((path) => family(path) === family(name)) }
}

/** What the names of one dataset's files have in common. */
function family(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.gz$/, '')
    .replace(/train(ing)?|t10k|test(ing)?/, 'part')
    .replace(/images|labels/, 'what')
    .replace(/idx[13]/, 'idx')
}
