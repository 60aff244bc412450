/** What PostgreSQL says while it ends or begins, or has too many at it; what a socket says when it goes; and what pg says then. */
const OUTAGES: readonly unknown[] = [
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300'],
  ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
]
const TERMINATED = /^(Connection terminated|timeout expired|timeout exceeded when trying to connect)/

type Callback = (error: unknown, ...rest: unknown[]) => void

/**
 * pg's client, whose errors of a server that is not there at the moment are all `ECONNREFUSED`: bullmq waits after that one and asks
 * again. At any other it asks again at once, hundreds of times a second, and drops what it was about to write.
 */
export async function patientClient() {
  // @ts-expect-error It has no types of its own; what is used of it is two methods.
  const { default: pg } = await import('pg')
  const connect: unknown = pg.Client.prototype.connect
  const query: unknown = pg.Client.prototype.query
  class Client extends pg.Client {}
  Object.assign(Client.prototype, { connect: patient(connect), query: patient(query) })
  return { Client }
}

/** pg's pool calls back; others take the promise. */
function patient(method: unknown) {
  return function (this: unknown, ...args: unknown[]): unknown {
    const last = args.at(-1)
    if (typeof last === 'function') {
      const told = last as Callback
      args[args.length - 1] = (error: unknown, ...rest: unknown[]) => told(asRefused(error), ...rest)
    }
    const answer: unknown = Reflect.apply(method as Callback, this, args)
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      throw asRefused(error)
    })
  }
}

function asRefused(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as { code?: unknown }
  return OUTAGES.includes(code) || TERMINATED.test(error.message)
    ? Object.assign(error, { code: 'ECONNREFUSED' })
    : error
}
