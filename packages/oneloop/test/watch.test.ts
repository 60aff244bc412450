import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { bin, type Outcome, oneloop, temporaryFolder } from './oneloop.ts'

const folder = temporaryFolder()

interface View {
  readonly title: string
  readonly state: string
  readonly progress: number
  readonly charts: readonly { readonly option: { readonly series: readonly { readonly data: readonly unknown[] }[] } }[]
  readonly figures: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** Every view that a page is sent until the server says that there is no more. */
async function viewsOf(url: string): Promise<{ views: View[]; hasEnded: boolean }> {
  const text = await (await fetch(`${url}events`)).text()
  const events = text.split('\n\n').filter((event) => event.startsWith('event: '))
  const views = events
    .filter((event) => event.startsWith('event: run'))
    .map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)) as View)
  return { views, hasEnded: events.at(-1)!.startsWith('event: end') }
}

/** The status and the headers of an answer, asked for under any name of the host. */
function ask(
  url: string,
  host: string,
  method = 'GET',
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers: { host } }, (response) => {
      response.resume()
      resolve({ status: response.statusCode!, headers: response.headers })
    })
      .on('error', reject)
      .end()
  })
}

/** Runs a command and calls back with the address of its page once it says it. */
function withPage(args: readonly string[], onPage: (url: string) => Promise<void>): Promise<Outcome> {
  let work: Promise<void> | null = null
  const outcome = oneloop(args, {
    onOutput(text) {
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0]
      if (url !== undefined) work ??= onPage(url)
    },
  })
  return outcome.then(async (ended) => {
    await work
    return ended
  })
}

const train = (out: string, ...more: string[]) => [
  ...['train', '--limit', '2000', '--epochs', '60', '--backend', 'wasm', '--json', '--out', join(folder, out), ...more],
]

describe('train --watch', () => {
  let outcome: Outcome
  let seen: Awaited<ReturnType<typeof viewsOf>>
  const answers: Record<string, Awaited<ReturnType<typeof ask>>> = {}
  let page = ''

  beforeAll(async () => {
    outcome = await withPage(train('watched', '--watch'), async (url) => {
      const host = new URL(url).host
      const views = viewsOf(url)
      page = await (await fetch(url)).text()
      for (const path of [
        '',
        'page.js',
        'page.css',
        'echarts.js',
        'icon.svg',
        'nowhere',
        '__proto__',
        '../../package.json',
      ]) {
        answers[path] = await ask(`${url}${path}`, host)
      }
      answers['of another name'] = await ask(url, 'attacker.example')
      answers['events of another name'] = await ask(`${url}events`, `attacker.example:${new URL(url).port}`)
      answers['POST'] = await ask(url, host, 'POST')
      seen = await views
    })
  })

  test('sends the curves as they grow, and says when the run has ended', () => {
    expect(outcome.status).toBe(0)
    const epochs = seen.views.map(({ figures }) => Number(figures.rows[0]![figures.head.indexOf('epoch')]))
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b))
    expect(epochs.at(-1)).toBe(60)
    expect(seen.views.length).toBeGreaterThan(1)
    const last = seen.views.at(-1)!
    expect(last.charts[0]!.option.series[0]!.data).toHaveLength(60)
    expect([last.state, last.progress]).toEqual(['The run has ended.', 1])
    expect(seen.views[0]!.state).toMatch(/^Training: \d+( of 60)? epochs are done\.$/)
    expect(seen.hasEnded).toBe(true)
  })

  test('says the same figures as the run itself', () => {
    const { loss } = outcome.events().findLast(({ event }) => event === 'epoch') as { loss: number }
    const { head, rows } = seen.views.at(-1)!.figures
    expect(rows[0]![head.indexOf('training loss')]).toBe(loss.toFixed(4))
    expect(outcome.events().find(({ event }) => event === 'watch')!['url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  })

  test('the page and what it loads come from here alone, with a policy on every answer', () => {
    expect(page).not.toMatch(/(src|href)="(?!\/)/)
    for (const [path, { status, headers }] of Object.entries(answers)) {
      expect(headers['content-security-policy'], path).toContain("default-src 'none'")
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['cross-origin-resource-policy'], path).toBe('same-origin')
      expect(headers['access-control-allow-origin'], path).toBeUndefined()
      const wanted = ['', 'page.js', 'page.css', 'echarts.js', 'icon.svg'].includes(path) ? 200 : status
      expect(status, path).toBe(wanted)
    }
    for (const path of ['nowhere', '__proto__', '../../package.json']) expect(answers[path]!.status).toBe(404)
  })

  test('a name of somebody else’s that leads here is refused, and so is what is no GET', () => {
    expect(answers['of another name']!.status).toBe(403)
    expect(answers['events of another name']!.status).toBe(403)
    expect(answers['POST']!.status).toBe(405)
  })

  test('a page that is open does not keep the process, and the page is gone with the run', async () => {
    let url = ''
    const left = await withPage(train('left', '--watch', '0'), async (found) => {
      url = found
      // Asks, and never reads.
      await fetch(`${found}events`)
    })
    expect(left.status).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('watching changes nothing that is learnt', async () => {
    const alone = await inProcess(train('alone'))
    const weights = (of: Outcome) => of.events().at(-1)!['weightsSha256']
    expect(weights(outcome)).toBe(weights(alone))
  })

  test('a port that is taken is refused before anything is trained', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const refused = await inProcess(train('taken', '--watch', String(port)))
    server.close()
    expect(refused.status).toBe(2)
    expect(refused.stderr).toMatch(new RegExp(`can't be served on port ${port}.*\\[OPTION_INVALID\\]`))
    expect(existsSync(join(folder, 'taken', 'checkpoint.safetensors'))).toBe(false)
    expect((await inProcess(['train', '--watch', '70000'])).stderr).toMatch(/--watch is a whole number from 0 to 65535/)
  })
})

describe('watch', () => {
  test('shows a run of another process until it ends', async () => {
    const out = join(folder, 'other')
    let watching: Promise<Outcome> | null = null
    let seen: ReturnType<typeof viewsOf> | null = null
    const epochs = (text: string) => text.split('"event":"epoch"').length - 1
    let epochsBefore = Number.POSITIVE_INFINITY
    const training = await oneloop(
      ['train', '--limit', '2000', '--epochs', '5000', '--backend', 'wasm', '--threads', '1', '--json', '--out', out],
      {
        onOutput(text, kill) {
          if (epochs(text) > 0) {
            watching ??= withPage(['watch', out, '--json'], async (url) => {
              seen = viewsOf(url)
              epochsBefore = epochs(text)
              await seen
            })
          }
          // However slow the watcher starts, it sees some of the run.
          if (seen !== null && epochs(text) > epochsBefore + 2) kill('SIGINT')
        },
      },
    )
    expect(training.status).toBe(130)
    const watched = await watching!
    expect(watched.stderr).toContain('The run has ended.')
    expect(watched.status).toBe(0)
    const { views, hasEnded } = await seen!
    expect(hasEnded).toBe(true)
    const { figures, state } = views.at(-1)!
    expect(state).toBe('The run has ended.')
    const last = training.stdout.split('\n').findLast((line) => line.includes('"event":"epoch"'))!
    expect(figures.rows[0]![figures.head.indexOf('epoch')]).toBe(String((JSON.parse(last) as { epoch: number }).epoch))
  })

  test('Ctrl-C ends it, and the run goes on', async () => {
    const out = join(folder, 'going-on')
    const child = spawn(
      process.execPath,
      [bin, 'train', '--epochs', '500', '--backend', 'wasm', '--json', '--out', out],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    await new Promise<void>((resolve) =>
      child.stdout.on('data', (text) => String(text).includes('"epoch"') && resolve()),
    )
    let isKilled = false
    const watched = await oneloop(['watch', out], {
      onOutput(text, kill) {
        if (text.includes('Watch at') && !isKilled) {
          isKilled = true
          kill('SIGINT')
        }
      },
    })
    expect(watched.status).toBe(0)
    expect(child.exitCode).toBeNull()
    child.kill('SIGKILL')
    await new Promise((resolve) => child.on('close', resolve))
    // Its lock is still there, but nobody holds it.
    const after = await inProcess(['watch', out])
    expect(after.stderr).toMatch(/no run is under way.*see what came out with: oneloop compare.*\[OPTION_INVALID\]/)
  })

  test('a folder without a run is refused by name', async () => {
    const refused = await inProcess(['watch', join(folder, 'nowhere')])
    expect(refused.status).toBe(3)
    expect(refused.stderr).toMatch(/nowhere: it holds no run.*\[READ_FAILED\]/)
  })
})
