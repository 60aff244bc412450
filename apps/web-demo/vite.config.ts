import { defineConfig } from 'vite'
import { devHeaders, securityHeaders } from './build/security-headers.ts'

export default defineConfig({
  base: './',
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', headers: { ...devHeaders } },
  preview: { host: '127.0.0.1', headers: { ...securityHeaders } },
})
