import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { FromTab, ToBoard, ToTab } from '../src/class/protocol.ts'
import { type ClassPlan, ClassRoom } from './class-room.ts'
import { classResult, greeting } from './decode-message.ts'

const MOST_CONNECTIONS = 150
/** A result is a few hundred bytes. */
const MOST_BYTES = 4096
/** A run takes seconds: a tab that tells results faster than this is not running them. */
const RESULT_MS = 500
/** The board is drawn anew at most this often. */
const BOARD_MS = 200

/** Lets tabs of the page that `http` serves join a class, and boards show it. What does not follow the protocol is dropped. */
export function serveClass(http: HttpServer, plan: ClassPlan): { close(): Promise<void> } {
  const room = new ClassRoom(plan)
  const io = new Server<FromTab, ToTab & ToBoard>(http, {
    path: '/class',
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
    // Pages of other sites that a visitor has open must not join.
    allowRequest: ({ headers }, decide) => {
      const isOwn = headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host
      decide(null, isOwn && io.engine.clientsCount < MOST_CONNECTIONS)
    },
  })

  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      io.to('boards').emit('board', room.board())
    }, BOARD_MS)
  }

  io.on('connection', (socket) => {
    const { ok, value: who } = greeting.decode(socket.handshake.auth)
    if (!ok) {
      socket.disconnect(true)
      return
    }
    if (who.role === 'board') {
      socket.join('boards')
      socket.emit('board', room.board())
      return
    }
    const seat = room.join(who.tab)
    if (seat === null) {
      socket.emit('full')
      return
    }
    socket.emit('seat', seat)
    changed()
    let last = 0
    socket.on('result', (message) => {
      const result = classResult.decode(message)
      const now = Date.now()
      if (!result.ok || now - last < RESULT_MS) return
      last = now
      if (room.report(who.tab, result.value)) changed()
    })
    socket.on('disconnect', () => {
      room.leave(who.tab)
      changed()
    })
  })
  return {
    async close() {
      clearTimeout(timer)
      await io.close()
    },
  }
}
