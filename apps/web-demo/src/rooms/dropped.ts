import { signal } from '@preact/signals'

/** A table that was dropped on the page and that its room has not taken yet: its code may still be on its way. */
export const droppedTable = signal<File | null>(null)

/** Pictures, or a zip of them, that their room has not taken yet. */
export const droppedPictures = signal<readonly File[]>([])
