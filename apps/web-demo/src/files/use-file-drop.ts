import { useEffect, useState } from 'preact/hooks'
import { type FileKind, kindOfFile } from './kind-of-file.ts'

/** Calls `onFiles` with files of a kind that are dropped anywhere on the page; tells whether files are held over it. */
export function useFileDrop(kind: FileKind, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      setIsOver(false)
      const files = Array.from(event.dataTransfer?.files ?? []).filter(({ name }) => kindOfFile(name) === kind)
      if (files.length > 0) onFiles(files)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [kind, onFiles])
  return isOver
}
