import type { JSX } from 'preact'
import { useId, useMemo, useState } from 'preact/hooks'
import { Bars } from '../components/bars.tsx'
import { Button } from '../components/button.tsx'
import { digitOf } from '../drawing/digit-of.ts'
import { DrawingArea } from '../drawing/drawing-area.tsx'
import { Ink } from '../drawing/ink.ts'
import { FailureMessage } from '../failures/failure-message.tsx'
import { failureText } from '../failures/failure-text.ts'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import type { OwnClass } from './class-data.ts'
import { probabilitiesOf } from './class-report.ts'
import { addExamples, chosen, chosenId, classes, importFailure, takeIn, trained } from './classes-store.ts'
import { text } from './text.ts'

/** Where examples are drawn, and where the network says what it takes a drawing for. */
export function Pad(): JSX.Element {
  const t = useText()
  const hint = useId()
  const ink = useMemo(() => new Ink(), [])
  const [version, setVersion] = useState(0)
  const changed = () => setVersion((before) => before + 1)
  const pixels = useMemo(() => digitOf(ink), [ink, version])
  const wipe = () => {
    ink.clear()
    changed()
  }
  const add = () => {
    if (pixels === null) return
    addExamples(chosen.value.id, [pixels])
    wipe()
  }
  const failure = importFailure.value
  return (
    <div class="own-pad">
      <div class="draw-canvas">
        <DrawingArea ink={ink} version={version} label={t(text.pad)} hintId={hint} onDraw={changed} />
        <p class="draw-keys" id={hint}>
          {t(text.keys)}
        </p>
        {ink.isBlank && (
          <p class="draw-hint" aria-hidden="true">
            {t(text.padHint)}
          </p>
        )}
      </div>
      <div class="own-pad-side">
        <ClassChoice />
        <div class="row">
          <Button kind="primary" isDisabled={ink.isBlank} onClick={add}>
            {t(text.add)}
          </Button>
          <Button kind="quiet" isDisabled={ink.isBlank} onClick={wipe}>
            {t(text.wipe)}
          </Button>
        </div>
        <Guess pixels={pixels} />
        <div>
          <label class="button small file-button">
            {t(text.pictures)}
            <input
              class="visually-hidden"
              type="file"
              multiple
              accept=".png,.jpg,.jpeg,.zip,image/png,image/jpeg"
              onChange={(event) => {
                const input = event.currentTarget
                takeIn(Array.from(input.files ?? []))
                // The same files can be chosen again.
                input.value = ''
              }}
            />
          </label>
          <p class="note">{t(text.dropPictures)}</p>
        </div>
        {failure !== null && <FailureMessage {...failureText(failure.code)} detail={failure.message} />}
      </div>
    </div>
  )
}

/** Which class the drawing is an example of. */
function ClassChoice(): JSX.Element {
  const t = useText()
  const group = useId()
  return (
    <fieldset class="own-class-choice">
      <legend>{t(text.which)}</legend>
      {classes.value.map((one, i) => (
        <label key={one.id}>
          <input
            type="radio"
            name={group}
            checked={one.id === chosen.value.id}
            onChange={() => {
              chosenId.value = one.id
            }}
          />
          <span>{titleOf(one, i, t(text.unnamed))}</span> <small>{one.examples.length}</small>
        </label>
      ))}
    </fieldset>
  )
}

/** A class as it is called; `unnamed` stands in while it has no name. */
export function titleOf({ name }: OwnClass, place: number, unnamed: string): string {
  return name.trim() === '' ? fill(unnamed, { n: place + 1 }) : name.trim()
}

/** What the network takes the drawing for. */
function Guess({ pixels }: { readonly pixels: Uint8Array | null }): JSX.Element | null {
  const t = useText()
  const network = trained.value
  const probabilities = useMemo(
    () => (network === null || pixels === null ? null : probabilitiesOf(network.model, pixels)),
    [network, pixels],
  )
  if (network === null) return null
  const best = probabilities === null ? -1 : probabilities.indexOf(Math.max(...probabilities))
  return (
    <div class="own-guess">
      <p aria-live="polite">
        {best === -1 ? t(text.drawSome) : `${t(text.reads)} `}
        {best !== -1 && <strong data-testid="class-guess">{network.names[best]}</strong>}
      </p>
      <Bars
        label={t(text.probabilities)}
        bars={network.names.map((name, i) => ({
          name,
          share: probabilities?.[i] ?? 0,
          figure: probabilities === null ? '' : `${(probabilities[i]! * 100).toFixed(0)}%`,
        }))}
      />
    </div>
  )
}
