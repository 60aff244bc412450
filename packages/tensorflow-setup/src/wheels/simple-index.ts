import { OneloopError } from '@oneloop/core'
import { reasonOf, request } from '../request.ts'
import type { Wheel } from './wheel.ts'

const PYPI = 'https://pypi.org/simple'

/** The Python package index to ask: what pip would ask, as far as `PIP_INDEX_URL` says, or else PyPI. */
export function defaultIndexUrl(env: NodeJS.ProcessEnv = process.env): string {
  return env['PIP_INDEX_URL'] || PYPI
}

/**
 * Where an index keeps a wheel. Understands the JSON and the HTML form of the
 * [simple repository API](https://packaging.python.org/en/latest/specifications/simple-repository-api/).
 *
 * @throws OneloopError `SETUP_UNREACHABLE` when the index doesn't answer, `SETUP_NOT_ON_INDEX` when it lacks the file
 */
export async function locateWheel(wheel: Wheel, indexUrl: string, signal?: AbortSignal): Promise<URL> {
  const page = new URL(`${indexUrl.replace(/\/+$/, '')}/${wheel.project}/`)
  const shown = `${page.origin}${page.pathname}`
  let href: string | undefined
  let base = page
  try {
    const response = await request(page, {
      accept: 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1',
      signal,
    })
    base = new URL(response.url)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    href = isJson ? fileInJson(text, wheel.file) : fileInHtml(text, wheel.file)
  } catch (cause) {
    signal?.throwIfAborted()
    throw new OneloopError(`can't read the Python package index (${reasonOf(cause)})`, {
      code: 'SETUP_UNREACHABLE',
      file: shown,
      fix: 'check the network, or set PIP_INDEX_URL to a mirror that this machine can reach',
      cause,
    })
  }
  if (href === undefined) {
    throw new OneloopError(`the index has no ${wheel.file}`, {
      code: 'SETUP_NOT_ON_INDEX',
      file: shown,
      fix: 'set PIP_INDEX_URL to an index that has it, such as https://pypi.org/simple',
    })
  }
  const url = new URL(href, base)
  if (url.origin === page.origin && url.username === '') {
    url.username = page.username
    url.password = page.password
  }
  return url
}

function fileInJson(text: string, file: string): string | undefined {
  const page = JSON.parse(text) as { files: { filename: string; url: string }[] }
  return page.files.find(({ filename }) => filename === file)?.url
}

function fileInHtml(text: string, file: string): string | undefined {
  for (const [, attribute, name] of text.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>\s*([^<]*?)\s*<\/a>/gi)) {
    if (name === file) return attribute!.replaceAll('&amp;', '&').replace(/#.*$/, '')
  }
  return undefined
}
