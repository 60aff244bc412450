import { type SectionId, sections } from './lesson/sections.ts'
import { type RoomId, rooms } from './rooms/rooms.ts'
import { decodeRun, type SharedRun } from './share/shared-run.ts'

/** What the page's address asks for, after its `?`. */
export interface PageOptions {
  /** `lang=ko` or `lang=en`. */
  readonly language: 'ko' | 'en' | null
  /** `theme=light` or `theme=dark`. */
  readonly theme: 'light' | 'dark' | null
  /** `embed=loss`: this section or room alone, for a slide or another page's frame. */
  readonly embed: SectionId | RoomId | null
  /** `class=join`: this tab trains one setting of a class. `class=board`: it shows what the class came to. */
  readonly class: 'join' | 'board' | null
  /** `run=…`: a run that somebody shared. */
  readonly run: SharedRun | 'unreadable' | null
}

/** Reads the options; what the page does not know is as if it were not there. */
export function readPageOptions(search: string): PageOptions {
  const asked = new URLSearchParams(search)
  const run = asked.get('run')
  return {
    run: run === null ? null : (decodeRun(run) ?? 'unreadable'),
    language: oneOf(['ko', 'en'], asked.get('lang')),
    theme: oneOf(['light', 'dark'], asked.get('theme')),
    class: oneOf(['join', 'board'], asked.get('class')),
    embed: oneOf(
      [...sections, ...rooms].map(({ id }) => id),
      asked.get('embed'),
    ),
  }
}

function oneOf<T extends string>(known: readonly T[], asked: string | null): T | null {
  return known.find((each) => each === asked) ?? null
}
