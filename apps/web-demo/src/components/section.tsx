import type { ComponentChildren, JSX } from 'preact'
import { type Localized, useText } from '../i18n/language.ts'
import { RichText } from '../i18n/rich-text.tsx'
import { type SectionId, section } from '../lesson/sections.ts'

interface SectionProps {
  readonly id: SectionId
  /** One or two short sentences that the reader sees first. */
  readonly lead: Localized
  readonly children?: ComponentChildren
}

/** The frame of every section: its number, title and lead, then what the section puts inside. */
export function Section({ id, lead, children }: SectionProps): JSX.Element {
  const t = useText()
  const { number, title } = section(id)
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`}>
      <header class="section-header">
        <p class="section-number" aria-hidden="true">
          {String(number).padStart(2, '0')}
        </p>
        <h2 id={`${id}-title`}>{t(title)}</h2>
        <p class="lead">
          <RichText>{t(lead)}</RichText>
        </p>
      </header>
      {children}
    </section>
  )
}

/** Running text; an empty line in it begins a new paragraph. See `RichText` for the marks. */
export function Prose({ text }: { readonly text: Localized }): JSX.Element {
  const t = useText()
  return (
    <div class="prose">
      {t(text)
        .split('\n\n')
        .map((paragraph) => (
          <p key={paragraph}>
            <RichText>{paragraph}</RichText>
          </p>
        ))}
    </div>
  )
}

/** The framed place where the reader changes something and sees what happens. */
export function Playground({
  label,
  children,
}: {
  /** What can be tried here, for screen readers and as the caption. */
  readonly label: Localized
  readonly children: ComponentChildren
}): JSX.Element {
  const t = useText()
  return (
    <figure class="playground" aria-label={t(label)}>
      <figcaption class="playground-caption">{t(label)}</figcaption>
      {children}
    </figure>
  )
}
