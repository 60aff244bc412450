import type { Socket } from 'socket.io-client'
import type { FromTab, Greeting, ToBoard, ToTab } from './protocol.ts'

type ClassSocket = Socket<ToTab & ToBoard, FromTab>

/** Opens the line to the class that this page's server holds. It comes back by itself after a break. */
export async function connect(greeting: Greeting): Promise<ClassSocket> {
  const { io } = await import('socket.io-client')
  return io({ path: new URL('class', document.baseURI).pathname, auth: greeting, transports: ['websocket'] })
}

const KEY = 'oneloop.class-tab'

/** The tab's number of chance: the same after a reload, another in another tab. */
export function tabNumber(): string {
  try {
    const kept = sessionStorage.getItem(KEY)
    if (kept !== null) return kept
    const made = chance()
    sessionStorage.setItem(KEY, made)
    return made
  } catch {
    return chance()
  }
}

function chance(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
