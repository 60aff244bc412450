import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { renderSVG } from 'uqr'
import { FiguresTable } from '../components/figures-table.tsx'
import { LanguageSwitch } from '../header/language-switch.tsx'
import { ThemeSwitch } from '../header/theme-switch.tsx'
import { fill } from '../i18n/fill.ts'
import { useText } from '../i18n/language.ts'
import './class.css'
import { connect } from './connect.ts'
import type { BoardRow, Board as Results } from './protocol.ts'
import { settingText } from './setting-text.ts'
import { text } from './text.ts'

/** What everyone got, for the classroom's wall: how to join, and a row for each setting. */
export default function Board(): JSX.Element {
  const t = useText()
  const [board, setBoard] = useState<Results | null>(null)
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    const socket = connect({ role: 'board' })
    socket.then((open) => {
      open.on('board', (next) => {
        setBoard(next)
        setLost(false)
      })
      open.on('disconnect', () => setLost(true))
      open.on('connect_error', () => setLost(true))
    })
    return () => {
      socket.then((open) => open.disconnect())
    }
  }, [])
  return (
    <main id="main" class="page class-board">
      <header class="class-board-header">
        <h1>{t(text.boardTitle)}</h1>
        <ThemeSwitch />
        <LanguageSwitch />
      </header>
      <p class="lead">{t(text.boardLead)}</p>
      <Invitation />
      {isLost && <p role="status">{t(text.lost)}</p>}
      {board !== null && <ResultTable board={board} />}
    </main>
  )
}

/** The address, large enough for the last row of the room, and its QR code for phones. */
function Invitation(): JSX.Element {
  const t = useText()
  const url = new URL('?class=join', document.baseURI).href
  const code = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(url))}`, [url])
  const isOnlyHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return (
    <section class="class-invitation" aria-label={t(text.joinHere)}>
      <img src={code} alt={t(text.qr)} width="160" height="160" />
      <div>
        <p>{t(text.joinHere)}</p>
        <p class="class-address">{url}</p>
        {isOnlyHere && <p class="note">{t(text.onlyHere)}</p>}
      </div>
    </section>
  )
}

function ResultTable({ board }: { readonly board: Results }): JSX.Element {
  const t = useText()
  const done = board.rows.reduce((sum, { results }) => sum + results.length, 0)
  const columns = [text.setting, text.runs, text.accuracy, text.loss, text.fingerprint, text.agreement]
  return (
    <>
      <p role="status">{fill(t(text.counts), { joined: board.joined, done })}</p>
      {board.rows.length === 0 ? (
        <p class="note">{t(text.waiting)}</p>
      ) : (
        <FiguresTable label={text.boardTitle} columns={columns} class="class-table">
          {board.rows.map((row) => (
            <ResultRow key={row.setting.value} row={row} />
          ))}
        </FiguresTable>
      )}
    </>
  )
}

function ResultRow({ row: { setting, joined, results } }: { readonly row: BoardRow }): JSX.Element {
  const t = useText()
  const fingerprints = [...new Set(results.map(({ weightsSha256 }) => weightsSha256))]
  const first = results[0]
  return (
    <tr>
      <th scope="row">{settingText(setting, t)}</th>
      <td>
        {results.length} / {Math.max(joined, results.length)}
      </td>
      <td>
        {first !== undefined && (
          <>
            <span class="class-bar" aria-hidden="true" style={{ inlineSize: `${first.accuracy * 5}rem` }} />
            {(first.accuracy * 100).toFixed(2)}%
          </>
        )}
      </td>
      <td>{first?.loss.toFixed(4)}</td>
      <td>
        {fingerprints.map((fingerprint) => (
          <code key={fingerprint} title={fingerprint}>
            {fingerprint.slice(0, 8)}{' '}
          </code>
        ))}
      </td>
      <td>
        {results.length > 1 &&
          (fingerprints.length === 1 ? (
            <strong class="class-same">✓ {fill(t(text.same), { n: results.length })}</strong>
          ) : (
            <strong class="class-different">✗ {t(text.different)}</strong>
          ))}
      </td>
    </tr>
  )
}
