import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { ConfirmButton } from '../components/confirm-button.tsx'
import { PixelGrid } from '../components/pixel-grid.tsx'
import { download } from '../files/download.ts'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { idxArchive, pngArchive } from './archive.ts'
import { LEAST_CLASSES, MOST_CLASSES, type OwnClass } from './class-data.ts'
import { addClass, classes, forgetClasses, removeClass, removeExample, renameClass, storage } from './classes-store.ts'
import { SIDE } from './example-image.ts'
import { titleOf } from './pad.tsx'
import { text } from './text.ts'

/** Every class with its name and its examples. */
export function ClassList(): JSX.Element {
  const t = useText()
  const all = classes.value
  const isBlank = all.every(({ examples }) => examples.length === 0)
  return (
    <>
      <div class="own-classes">
        {all.map((one, place) => (
          <ClassCard key={one.id} one={one} place={place} />
        ))}
      </div>
      <div class="row own-class-actions">
        <Button isDisabled={all.length >= MOST_CLASSES} onClick={addClass}>
          {t(text.addClass)}
        </Button>
        <Button
          kind="quiet"
          isDisabled={isBlank}
          onClick={() => download(pngArchive(all), 'drawings.zip', 'application/zip')}
        >
          {t(text.saveImages)}
        </Button>
        <Button
          kind="quiet"
          isDisabled={isBlank}
          onClick={() => download(idxArchive(all), 'drawings-idx.zip', 'application/zip')}
        >
          {t(text.saveIdx)}
        </Button>
        {!isBlank && (
          <ConfirmButton
            first={t(text.forget)}
            label={t(text.forget)}
            second={t(text.forgetSure)}
            onConfirm={forgetClasses}
          />
        )}
      </div>
      {storage.value === 'failing' && <p class="note bad">{t(text.storageFailing)}</p>}
    </>
  )
}

function ClassCard({ one, place }: { readonly one: OwnClass; readonly place: number }): JSX.Element {
  const t = useText()
  const id = useId()
  const title = titleOf(one, place, t(text.unnamed))
  const count = one.examples.length
  return (
    <section class="own-class" aria-label={title}>
      <div class="field">
        <label for={id}>{fill(t(text.name), { n: place + 1 })}</label>
        <input
          id={id}
          type="text"
          maxLength={40}
          autocomplete="off"
          placeholder={t(text.placeholder)}
          value={one.name}
          onInput={(event) => renameClass(one.id, event.currentTarget.value)}
        />
      </div>
      <ul class="own-examples">
        {one.examples.map((example, i) => (
          <li key={example.id}>
            <PixelGrid values={example.pixels} columns={SIDE} palette="grey" max={255} />
            <button
              type="button"
              aria-label={fill(t(text.removeExample), { name: title, n: i + 1 })}
              onClick={() => removeExample(one.id, example.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div class="own-class-foot">
        <span class="note">{fill(t(text.count), { n: count })}</span>
        {classes.value.length > LEAST_CLASSES && (
          <ConfirmButton
            first={t(text.removeClass)}
            label={fill(t(text.removeNamed), { name: title })}
            second={fill(t(text.sure), { n: count })}
            onConfirm={() => removeClass(one.id)}
          />
        )}
      </div>
    </section>
  )
}
