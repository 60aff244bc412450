import type { SentEvent } from '../wire/messages.ts'

/** Sends an event to the page. What is in `transfer` is moved there, not copied. */
export type Tell = (event: SentEvent, transfer?: readonly ArrayBuffer[]) => void
