import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import { RichText } from '../i18n/rich-text.tsx'
import { configure, run } from '../training/run-store.ts'
import { classConfig, classResultOf, isClassRun } from './class-run.ts'
import './class.css'
import { connect, tabNumber } from './connect.ts'
import type { ClassResult, Seat } from './protocol.ts'
import { settingText } from './setting-text.ts'
import { text } from './text.ts'

type Line = 'joining' | 'here' | 'lost' | 'full'

/** What a tab of a class is to do, and whether the board has its result. */
export default function ClassBanner(): JSX.Element {
  const t = useText()
  const [line, setLine] = useState<Line>('joining')
  const [seat, setSeat] = useState<Seat | null>(null)
  const [sent, setSent] = useState<ClassResult | null>(null)
  const send = useRef<(result: ClassResult) => void>(() => {})
  const state = run.value
  const result = seat && classResultOf(state, seat.setting)

  useEffect(() => {
    const socket = connect({ role: 'tab', tab: tabNumber() })
    socket.then((open) => {
      send.current = (message) => open.emit('result', message)
      open.on('seat', (given) => {
        setLine('here')
        setSeat((before) => {
          if (before === null) configure(classConfig(given.setting))
          return given
        })
      })
      open.on('full', () => setLine('full'))
      open.on('disconnect', () => setLine('lost'))
      open.on('connect_error', () => setLine('lost'))
    })
    return () => {
      socket.then((open) => open.disconnect())
    }
  }, [])

  // Also after a break: the board may have been started anew.
  useEffect(() => {
    if (line !== 'here' || result === null) return
    send.current(result)
    setSent(result)
  }, [line, result?.weightsSha256])

  const setting = seat === null ? '' : settingText(seat.setting, t)
  const isOther = seat !== null && state.origin.kind === 'run' && !isClassRun(state, seat.setting)
  return (
    <section class="page class-banner" aria-live="polite" aria-label={t(text.class)}>
      {line !== 'here' && <p>{t(text[line])}</p>}
      {line === 'here' && seat !== null && (
        <>
          <p>
            {sent !== null && result !== null ? (
              fill(t(text.sent), {
                accuracy: (sent.accuracy * 100).toFixed(2),
                fingerprint: sent.weightsSha256.slice(0, 8),
              })
            ) : (
              <RichText>{fill(t(isOther ? text.other : text.task), { seat: seat.number, setting })}</RichText>
            )}
          </p>
          {isOther && (
            <Button size="small" onClick={() => configure(classConfig(seat.setting))}>
              {t(text.useAgain)}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
