import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { CodeSample } from '../../components/code-sample.tsx'
import { Section } from '../../components/section.tsx'
import { fill } from '../../i18n/fill.ts'
import { useLanguage, useText } from '../../i18n/language.ts'
import './glossary.css'
import sample from './sample.ts?raw'
import { matches } from './search.ts'
import type { Term } from './term.ts'
import { terms } from './terms/index.ts'
import { text } from './text.ts'
import { useHash } from './use-hash.ts'

const ALL: readonly (readonly [id: string, term: Term])[] = Object.entries(terms)

export default function GlossarySection(): JSX.Element {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [query, setQuery] = useState('')
  const hash = useHash()
  const found = ALL.filter(([, term]) => matches(term, query, language))

  // A link leads to an entry that the search has hidden: show it again, then go there.
  useEffect(() => {
    if (!hash.startsWith('term-')) return
    if (document.getElementById(hash) === null) setQuery('')
    else document.getElementById(hash)?.scrollIntoView({ block: 'center' })
  }, [hash, query])

  return (
    <Section id="glossary" lead={text.lead}>
      <search class="field glossary-search">
        <label for={id}>{t(text.search)}</label>
        <input
          id={id}
          type="search"
          value={query}
          placeholder={t(text.placeholder)}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <p class="note" aria-live="polite">
          {found.length === 0 ? t(text.none) : fill(t(text.found), { n: found.length })}
        </p>
      </search>
      <dl class="glossary">
        {found.map(([termId, term]) => (
          <div key={termId} id={`term-${termId}`} class={hash === `term-${termId}` ? 'meant' : ''}>
            <dt>
              <dfn>{term[language].name}</dfn>{' '}
              {term.ko.name !== term.en.name && (
                <span class="other-name" lang={language === 'ko' ? 'en' : 'ko'}>
                  {term[language === 'ko' ? 'en' : 'ko'].name}
                </span>
              )}
            </dt>
            <dd>
              {term[language].text}{' '}
              <a href={`#${term.section}`} aria-label={`${t(text.seeIt)}: ${term[language].name}`}>
                {t(text.seeIt)}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <CodeSample source={sample} title={text.code} />
    </Section>
  )
}
