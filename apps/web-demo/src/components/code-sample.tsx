import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Localized, useText } from '../i18n/language.ts'
import { tokenize } from './tokenize.ts'

const text = {
  show: { ko: '코드 보기', en: 'Show the code' },
  copy: { ko: '복사', en: 'Copy' },
  copied: { ko: '복사했습니다', en: 'Copied' },
} satisfies Record<string, Localized>

/** Real code of the packages, from a `sample.ts` imported with `?raw`, which the type check compiles. */
export function CodeSample({ source, title }: { readonly source: string; readonly title: Localized }): JSX.Element {
  const t = useText()
  const [copied, setCopied] = useState(false)
  const code = source.trim()
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true))
  return (
    <details class="code-sample" onToggle={() => setCopied(false)}>
      <summary>
        <span>{t(text.show)}</span> <span class="code-title">{t(title)}</span>
      </summary>
      <div class="code-frame">
        <button type="button" class="button quiet small code-copy" onClick={copy}>
          {t(copied ? text.copied : text.copy)}
        </button>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section class="code-scroll" tabIndex={0} aria-label={t(title)}>
          <pre>
            <code>
              {tokenize(code).map(({ kind, text }, i) =>
                kind === 'plain' ? (
                  text
                ) : (
                  <span key={i} class={`token-${kind}`}>
                    {text}
                  </span>
                ),
              )}
            </code>
          </pre>
        </section>
      </div>
    </details>
  )
}
