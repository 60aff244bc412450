import type { Plugin } from 'vite'
import { securityHeaders } from './security-headers.ts'

const headers = Object.entries(securityHeaders)
const list = headers.map(([key, value]) => ({ key, value }))
const immutable = 'public, max-age=31536000, immutable'

/** The page's headers in the files that common static hosts read, beside the page itself. */
const files: Readonly<Record<string, string>> = {
  // Netlify, Cloudflare Pages
  _headers: [
    '/*',
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
    '/assets/*',
    `  Cache-Control: ${immutable}`,
    '',
  ].join('\n'),
  'vercel.json': json({
    headers: [
      { source: '/(.*)', headers: list },
      { source: '/assets/(.*)', headers: [{ key: 'Cache-Control', value: immutable }] },
    ],
  }),
  'firebase.json': json({ hosting: { public: '.', headers: [{ source: '**', headers: list }] } }),
  // Azure Static Web Apps
  'staticwebapp.config.json': json({ globalHeaders: securityHeaders }),
  // npx serve
  'serve.json': json({ headers: [{ source: '**/*', headers: list }] }),
  // Apache
  '.htaccess': [
    '<IfModule mod_headers.c>',
    ...headers.map(([name, value]) => `  Header always set ${name} "${value}"`),
    '</IfModule>',
    '',
  ].join('\n'),
  // nginx: include it in the `location` that serves the page
  'nginx-headers.conf': [...headers.map(([name, value]) => `add_header ${name} "${value}" always;`), ''].join('\n'),
}

/** Writes those files, and the policy into the page itself for hosts that can set no headers. */
export function hostFilesPlugin(): Plugin {
  return {
    name: 'oneloop:host-files',
    apply: 'build',
    transformIndexHtml() {
      // Browsers heed `frame-ancestors` in a header only.
      const content = securityHeaders['Content-Security-Policy']!.replace(/; frame-ancestors [^;]+/, '')
      return [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content }, injectTo: 'head-prepend' }]
    },
    generateBundle() {
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
