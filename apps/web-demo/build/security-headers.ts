const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // Anyone may show a section in a frame (`?embed=`): the page has no account to be tricked out of.
  'frame-ancestors *',
].join('; ')

/** What every answer of the page's server carries. The two Cross-Origin policies are what threads of WebAssembly need. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** The dev server writes styles into the page and talks over a socket; all else holds there too. */
export const devHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'Content-Security-Policy': CONTENT_SECURITY_POLICY.replace(
    "style-src 'self'",
    "style-src 'self' 'unsafe-inline'",
  ).replace("connect-src 'self'", "connect-src 'self' ws:"),
}
