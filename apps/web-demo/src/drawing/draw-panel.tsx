import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { sampleDigits, useSampleDigits } from '../data/sample-digits.ts'
import { type Localized, useText } from '../i18n/language.ts'
import { isTrained } from '../training/page-run.ts'
import { useRun } from '../training/use-run.ts'
import { digitOf } from './digit-of.ts'
import { DrawingArea } from './drawing-area.tsx'
import { Ink } from './ink.ts'
import { InsideView } from './inside-view.tsx'
import { Probabilities } from './probabilities.tsx'
import { recognise } from './recognise.ts'
import { isScribble, resemblesSome } from './resemblance.ts'
import { text } from './text.ts'

/** Draw a digit, and see what the network as it is now makes of it. */
export function DrawPanel(): JSX.Element {
  const t = useText()
  const model = useRun((state) => state.model)
  const trained = useRun(isTrained)
  const digits = useSampleDigits()
  const ink = useMemo(() => new Ink(), [])
  const [version, setVersion] = useState(0)
  const digit = useInkDigit(ink, version)
  const probabilities = useMemo(() => (digit === null ? null : recognise(model, digit)), [model, digit])
  const best = probabilities === null ? null : probabilities.indexOf(Math.max(...probabilities))
  // The network was made to tell digits apart, and is as sure of a scribble: whether it is one must be asked beside it.
  const isDigit = useMemo(
    () => digit === null || digits === undefined || (resemblesSome(digit, digits) && !isScribble(ink.strokes)),
    [digit, digits, ink],
  )
  const changed = () => setVersion((before) => before + 1)
  const stamp = async () => {
    const all = await sampleDigits()
    ink.putDigit(all.image(Math.floor(Math.random() * all.length)))
    changed()
  }
  return (
    <section class="card draw-panel" aria-labelledby="draw-title">
      <h2 id="draw-title">{t(text.title)}</h2>
      <div class="draw-columns">
        <div class="draw-canvas">
          <DrawingArea ink={ink} version={version} label={t(text.area)} hintId="draw-keys" onDraw={changed} />
          <p class="draw-keys" id="draw-keys">
            {t(text.keys)}
          </p>
          {ink.isBlank && (
            <p class="draw-hint" aria-hidden="true">
              {t(text.hint)}
            </p>
          )}
        </div>
        <div class="draw-footer">
          <p class="draw-answer" aria-live="polite">
            <span>{t(answerText(best, trained, isDigit))}</span> <strong data-testid="prediction">{best ?? ''}</strong>
          </p>
          <div class="row">
            <Button kind="quiet" size="small" onClick={stamp}>
              {t(text.example)}
            </Button>
            <Button
              kind="quiet"
              size="small"
              isDisabled={ink.isBlank}
              onClick={() => {
                ink.clear()
                changed()
              }}
            >
              {t(text.clear)}
            </Button>
          </div>
        </div>
        <Probabilities values={probabilities} best={best} label={t(text.probabilities)} />
      </div>
      <InsideView model={model} digit={digit} />
    </section>
  )
}

function answerText(best: number | null, trained: boolean, isDigit: boolean): Localized {
  if (best === null) return text.nothing
  if (!trained) return text.guesses
  return isDigit ? text.reads : text.noDigit
}

/** What is drawn, as MNIST would have it; read at most once a frame. */
function useInkDigit(ink: Ink, version: number): Uint8Array | null {
  const [digit, setDigit] = useState<Uint8Array | null>(null)
  const frame = useRef(0)
  useEffect(() => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0
      setDigit(digitOf(ink))
    })
  }, [ink, version])
  return digit
}
