import { fill } from '../../i18n/fill.ts'
import type { Localized } from '../../i18n/language.ts'
import type { Origin } from '../../training/page-run.ts'
import { text } from './text.ts'

/** Which network the section shows. */
export function networkNote(origin: Origin, t: (text: Localized) => string): string {
  switch (origin.kind) {
    case 'untrained':
      return t(text.untrained)
    case 'run':
      return t(text.trained)
    case 'file':
      return fill(t(text.opened), { name: origin.name })
  }
}
