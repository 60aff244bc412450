import { OneloopError } from '@oneloop/core'

/** Longer than a tracking server that is well takes, and short enough to be waited for between two epochs. */
const TIMEOUT_MS = 10_000

/** How to reach a tracking server. */
export interface MlflowServer {
  /** Its address, as MLFLOW_TRACKING_URI has it: `http://127.0.0.1:5000`. */
  readonly trackingUri: string
  /** Sent with every request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks an MLflow tracking server by its REST interface, version 2.0. https://mlflow.org/docs/latest/rest-api.html */
export interface MlflowClient {
  get(endpoint: string, query: Readonly<Record<string, string>>): Promise<unknown>
  post(endpoint: string, body: object): Promise<unknown>
}

/** What the server answered, where it was an error: MLflow's own code for it, such as `RESOURCE_DOES_NOT_EXIST`. */
export class MlflowError extends OneloopError {
  override readonly name = 'MlflowError'
  readonly errorCode: string

  constructor(server: string, message: string, errorCode: string, cause?: unknown) {
    super(message, {
      code: 'TRACKING_FAILED',
      file: server,
      fix: 'check the address of the server and that it runs',
      cause,
    })
    this.errorCode = errorCode
  }
}

/** @throws OneloopError `ARGUMENT_INVALID` for what is no http address */
export function mlflowClient({ trackingUri, headers = {} }: MlflowServer): MlflowClient {
  const base = baseOf(trackingUri)

  async function ask(url: URL, init: RequestInit): Promise<unknown> {
    let response: Response
    let text: string
    try {
      response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
      text = await response.text()
    } catch (cause) {
      throw new MlflowError(base.origin, 'the tracking server does not answer', 'UNREACHABLE', cause)
    }
    const answer = parse(text)
    if (response.ok && typeof answer === 'object' && answer !== null) return answer
    const { error_code: code, message } = (answer ?? {}) as { error_code?: unknown; message?: unknown }
    const why = typeof message === 'string' ? message : `it is no MLflow server, or one of another version`
    throw new MlflowError(
      base.origin,
      `${url.pathname} was answered with ${response.status}: ${why}`,
      typeof code === 'string' ? code : 'UNKNOWN',
    )
  }

  const urlOf = (endpoint: string) => new URL(`api/2.0/mlflow/${endpoint}`, base)
  return {
    get(endpoint, query) {
      const url = urlOf(endpoint)
      url.search = new URLSearchParams(query).toString()
      return ask(url, { headers })
    },
    post: (endpoint, body) =>
      ask(urlOf(endpoint), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}

function baseOf(trackingUri: string): URL {
  const url = URL.canParse(trackingUri) ? new URL(trackingUri) : null
  if (url !== null && /^https?:$/.test(url.protocol)) {
    // What follows is resolved against the folder, not beside it.
    if (!url.pathname.endsWith('/')) url.pathname += '/'
    return url
  }
  throw new OneloopError(`'${trackingUri}' is no address of a tracking server`, {
    code: 'ARGUMENT_INVALID',
    fix: 'use one such as http://127.0.0.1:5000',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
