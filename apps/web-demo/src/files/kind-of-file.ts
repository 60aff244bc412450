/** What a file that is dropped on the page is for. */
export type FileKind = 'table' | 'images' | 'model'

/** Told by the end of its name: whatever is no table and no picture may be a model, which says so itself. */
export function kindOfFile(name: string): FileKind {
  if (/\.(?:csv|tsv|json|jsonl|ndjson|parquet)$/i.test(name)) return 'table'
  if (/\.(?:png|jpe?g)$/i.test(name)) return 'images'
  return 'model'
}
